// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

/**
 * How a program ended.
 *
 * @param exitCode its exit code; 137 if it was killed at its time limit
 * @param output what it printed
 * @param errors what it printed as errors
 * @param timedOut whether it was killed at its time limit
 */
public record ProgramResult(int exitCode, String output, String errors, boolean timedOut) {
    /** Whether it ended well. */
    public boolean isSuccess() {
        return exitCode == 0 && !timedOut;
    }

    /** The last line of its errors: mostly the reason. */
    public String reason() {
        if (timedOut) {
            return "it did not end in time";
        }
        String text = errors.isBlank() ? output.strip() : errors.strip();
        return text.isEmpty() ? "exit code " + exitCode : text.substring(text.lastIndexOf('\n') + 1);
    }
}
