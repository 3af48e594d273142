// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.client.Fingerprint;
import dev.vireo.desktop.client.ServerAddress;
import dev.vireo.desktop.tour.Request;
import dev.vireo.model.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The program's command line. */
@Command(
        name = "vireo desktop",
        mixinStandardHelpOptions = true,
        description = "Manages virtual machines and containers.")
public final class StartCommand {
    @Option(names = "--server", paramLabel = "URL", description = "Log in to this server at once.")
    private @Nullable String server;

    @Option(names = "--user", paramLabel = "NAME@REALM", description = "User to log in as.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File that holds the password alone.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "Accept the certificate with this fingerprint.")
    private @Nullable String fingerprint;

    @Option(names = "--language", paramLabel = "en|ru", description = "Language of the program.")
    private @Nullable String language;

    @Option(names = "--theme", paramLabel = "light|dark", description = "Brightness of the program.")
    private @Nullable String theme;

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description = "Write pictures of every screen and dialog into this folder, and end.")
    private @Nullable Path screenshots;

    @Option(
            names = "--screenshots-of",
            paramLabel = "NAME",
            split = ",",
            description = "Only these pictures; guest-hardware* are all whose names begin so.")
    private List<String> screenshotsOf = List.of();

    /**
     * Checks a command line.
     *
     * @return 0 to go on and start the window, else the exit code of a command line that asks for help or is wrong,
     *     which has been answered
     */
    public static Outcome parse(String... arguments) {
        StartCommand command = new StartCommand();
        CommandLine line = new CommandLine(command);
        try {
            line.parseArgs(arguments);
            if (CommandLine.printHelpIfRequested(line.getParseResult())) {
                return new Outcome(0, null);
            }
            return new Outcome(0, command.options());
        } catch (ParameterException e) {
            line.getErr().println(e.getMessage());
            line.getErr().println("Try --help.");
            return new Outcome(2, null);
        }
    }

    /**
     * What came of a command line.
     *
     * @param exitCode code to end with where there are no options
     * @param options how to start; null where the program is to end
     */
    public record Outcome(int exitCode, @Nullable StartOptions options) {}

    private StartOptions options() {
        try {
            if (server != null && (user == null || passwordFile == null)) {
                throw new InvalidValueException("--server needs --user and --password-file");
            }
            return new StartOptions(
                    server == null ? null : ServerAddress.parse(server),
                    user,
                    passwordFile,
                    fingerprint == null ? null : Fingerprint.parse(fingerprint),
                    oneOf("--language", language, "en", "ru"),
                    oneOf("--theme", theme, "light", "dark"),
                    screenshots == null ? null : new Request(screenshots, screenshotsOf));
        } catch (InvalidValueException e) {
            throw new ParameterException(new CommandLine(this), String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable String oneOf(String option, @Nullable String given, String first, String second) {
        if (given != null && !given.equals(first) && !given.equals(second)) {
            throw new InvalidValueException(
                    option + " is " + first + " or " + second + " - got " + InvalidValueException.quote(given));
        }
        return given;
    }
}
