// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

/** How the session with a text console stands. */
public sealed interface TerminalState {
    /** Nobody has asked for it yet. */
    record Closed() implements TerminalState {}

    /** The guest is switched off. */
    record GuestStopped() implements TerminalState {}

    /** The virtual machine has no serial port that could be shown. */
    record NoPort() implements TerminalState {}

    /** The session is being set up. */
    record Connecting() implements TerminalState {}

    /** It is there. */
    record Connected() implements TerminalState {}

    /** The program at the other end has ended. */
    record Ended() implements TerminalState {}

    /**
     * The session ended, or did not come about.
     *
     * @param reason one sentence
     * @param retrySeconds until the next attempt
     */
    record Lost(String reason, int retrySeconds) implements TerminalState {}
}
