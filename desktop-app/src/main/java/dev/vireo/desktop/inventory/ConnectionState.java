// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import dev.vireo.desktop.client.CertificateInfo;
import dev.vireo.desktop.client.Fingerprint;
import java.time.Instant;

/** How the connection to a datacenter stands. */
public sealed interface ConnectionState {
    /** The first contact is under way. */
    record Connecting() implements ConnectionState {}

    /** The server answers. */
    record Online() implements ConnectionState {}

    /**
     * The server does not answer; what is shown is what was known last.
     *
     * @param reason one sentence
     * @param retryAt when the next attempt begins
     */
    record Offline(String reason, Instant retryAt) implements ConnectionState {}

    /**
     * Somebody has to log in again.
     *
     * @param reason one sentence
     */
    record LoginNeeded(String reason) implements ConnectionState {}

    /**
     * The server shows another certificate than the one that was accepted; nothing is sent to it.
     *
     * @param accepted the certificate that was accepted
     * @param offered the one that it shows now
     */
    record CertificateChanged(Fingerprint accepted, CertificateInfo offered) implements ConnectionState {}
}
