// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

/**
 * How a program ended.
 *
 * @param exitCode its exit code; 137 if it was killed, at its time limit or by others
 * @param output what it printed
 * @param errors what it printed as errors
 * @param timedOut whether it was killed at its time limit
 */
public record ProgramResult(int exitCode, String output, String errors, boolean timedOut) {
    private static final int KILLED = 137;

    /** Whether it ended well. */
    public boolean isSuccess() {
        return exitCode == 0 && !timedOut;
    }

    /** The last line of its errors: mostly the reason. */
    public String reason() {
        if (timedOut) {
            return "it did not end in time";
        }
        if (exitCode == KILLED && errors.isBlank()) {
            return "it was killed, by hand or because the node had no memory left";
        }
        String text = errors.isBlank() ? output.strip() : errors.strip();
        return text.isEmpty() ? "exit code " + exitCode : text.substring(text.lastIndexOf('\n') + 1);
    }
}
