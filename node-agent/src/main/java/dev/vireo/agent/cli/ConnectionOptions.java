// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which server, and who calls. */
final class ConnectionOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "https://localhost:8006",
            description = "The node to call (${DEFAULT-VALUE}).")
    URI server = URI.create("https://localhost:8006");

    @Option(
            names = "--user",
            paramLabel = "USER@REALM",
            scope = ScopeType.INHERIT,
            defaultValue = "root@pam",
            description = "Who calls (${DEFAULT-VALUE}).")
    String user = "root@pam";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File whose first line is the password; without it you are asked.")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File whose first line is an API token, USER@REALM!TOKEN=SECRET, in place of a password.")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            scope = ScopeType.INHERIT,
            description =
                    "Fingerprint of the server's certificate; the file 'fingerprint' in its state directory has it.")
    @Nullable
    String fingerprint;

    /** Connects and logs in. */
    ApiConnection connect() throws IOException, InterruptedException {
        ApiConnection connection = new ApiConnection(server, pinned());
        if (tokenFile != null) {
            connection.useToken(firstLine(tokenFile));
        } else {
            connection.login(user, passwordFile == null ? askPassword() : firstLine(passwordFile));
        }
        return connection;
    }

    private Optional<SSLContext> pinned() throws IOException {
        if (fingerprint == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(PinnedTrust.context(fingerprint));
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS can't be used: " + e.getMessage(), e);
        }
    }

    private static String firstLine(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("the file " + file + " can't be read");
        }
        return Files.readString(file).lines().findFirst().orElse("");
    }

    @SuppressWarnings("SystemConsoleNull") // newer Javas give a console that reads no password: the same answer
    private String askPassword() throws IOException {
        Console console = System.console();
        char[] password = console == null ? null : console.readPassword("Password of %s: ", user);
        if (password == null) {
            throw new IOException("no password: give --password-file or --token-file");
        }
        return new String(password);
    }
}
