// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import java.io.IOException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vireo cli}: calls a node from scripts. Answers are JSON on the standard output. */
@Command(
        name = "vireo cli",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {ApiCommand.class, TaskCommand.class, TemplateCommand.class},
        description = "Calls a node. Answers are JSON; the exit code is 0 if the node did what was asked.")
public final class VireoCommand implements Runnable {
    @Mixin
    final ConnectionOptions connection = new ConnectionOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    /** Runs it; the exit code is 0, 1 if the node refused or failed, or 2 for wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new VireoCommand())
                .setExecutionExceptionHandler(VireoCommand::report)
                .execute(arguments));
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof SSLException) {
            command.getErr()
                    .println("vireo: the server's certificate is not trusted: " + failure.getMessage()
                            + "\nGive its fingerprint with --fingerprint.");
        } else if (failure instanceof IOException) {
            command.getErr()
                    .println("vireo: " + (failure.getMessage() == null ? "no connection" : failure.getMessage()));
        } else if (failure instanceof InterruptedException) {
            command.getErr().println("vireo: told to end before it was done");
        } else {
            throw failure;
        }
        return 1;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
    }
}
