// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.vireo.desktop.client.Fingerprint;
import dev.vireo.desktop.client.ServerAddress;
import org.jspecify.annotations.Nullable;

/**
 * A server that the user has connected to; never with a password.
 *
 * @param address where it listens
 * @param user who logged in, {@code NAME@REALM}
 * @param fingerprint the certificate that was accepted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SavedServer(
        ServerAddress address, String user, @Nullable Fingerprint fingerprint) {}
