// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

/** How the session with a screen stands. */
public sealed interface ConsoleState {
    /** Nobody looks. */
    record Closed() implements ConsoleState {}

    /** The guest is switched off. */
    record GuestStopped() implements ConsoleState {}

    /** The guest has no graphics card that a viewer could show. */
    record NoScreen() implements ConsoleState {}

    /** The session is being set up. */
    record Connecting() implements ConsoleState {}

    /** The screen is shown. */
    record Connected() implements ConsoleState {}

    /**
     * The session ended, or did not come about.
     *
     * @param reason one sentence
     * @param retrySeconds until the next attempt
     */
    record Lost(String reason, int retrySeconds) implements ConsoleState {}
}
