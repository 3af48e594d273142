// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.client.Fingerprint;
import dev.vireo.desktop.client.ServerAddress;
import dev.vireo.desktop.tour.Request;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the program is started.
 *
 * @param server server to be logged in to at once, with user and password file
 * @param user {@code NAME@REALM}
 * @param passwordFile file that holds the password alone
 * @param fingerprint certificate to be accepted
 * @param language {@code en} or {@code ru}
 * @param theme {@code light} or {@code dark}
 * @param screenshots pictures to write, after which the program ends
 */
public record StartOptions(
        @Nullable ServerAddress server,
        @Nullable String user,
        @Nullable Path passwordFile,
        @Nullable Fingerprint fingerprint,
        @Nullable String language,
        @Nullable String theme,
        @Nullable Request screenshots) {}
