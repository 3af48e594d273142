// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.node.check.HostChecks;
import dev.vireo.model.node.Check;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vireo doctor}: looks at this machine, whether an agent runs or not. */
@Command(
        name = "vireo doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks whether this machine can be a node: what is wrong, why it matters, and what mends it. Changes nothing.",
            "The exit code is 0 if nothing is broken (there may be warnings), 1 if something is, 2 for wrong arguments."
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "/var/lib/vireo",
            description = "Where the agent keeps what it knows (${DEFAULT-VALUE}).")
    Path state = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8006",
            description = "Port that the agent listens on, or is to (${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--json", description = "Prints the checks as JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DoctorCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkPort();
        Path memory = Files.createTempDirectory("vireo-doctor-");
        try {
            List<Check> checks = HostChecks.of(new HostChecks.Host(
                            new HostProgramRunner(), new LinuxHostFiles(), state, memory, hostName(), port))
                    .run();
            print(checks);
            return checks.stream().anyMatch(check -> check.state().equals(Check.ERROR)) ? 1 : 0;
        } finally {
            Files.deleteIfExists(memory.resolve("kvm-probe"));
            Files.deleteIfExists(memory);
        }
    }

    private void checkPort() {
        if (port < 1 || port > LAST_PORT) {
            throw new CommandLine.ParameterException(
                    spec().commandLine(),
                    "Invalid value for option '--port': " + port + " is not within 1 to " + LAST_PORT);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return spec;
    }

    private static String hostName() {
        return new LinuxHostFiles()
                .read(Path.of("/proc/sys/kernel/hostname"))
                .strip()
                .replaceFirst("\\..*", "");
    }

    private void print(List<Check> checks) throws JsonProcessingException {
        PrintWriter out = spec().commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(checks));
        } else {
            checks.forEach(check -> print(out, check));
        }
        out.flush();
    }

    private static void print(PrintWriter out, Check check) {
        out.printf(Locale.ROOT, "%-8s %s: %s%n", check.state(), check.title(), check.found());
        if (check.reason() != null) {
            out.printf(Locale.ROOT, "         why:  %s%n", check.reason());
        }
        if (check.remedy() != null) {
            out.printf(Locale.ROOT, "         mend: %s%n", check.remedy());
        }
    }
}
