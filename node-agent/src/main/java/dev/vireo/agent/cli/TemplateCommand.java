// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import dev.vireo.agent.task.EndSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vireo cli template}: templates of containers. */
@Command(name = "template", mixinStandardHelpOptions = true, description = "Builds templates of containers.")
final class TemplateCommand implements Runnable {
    private static final Duration CLEANING = Duration.ofMinutes(1);

    @ParentCommand
    @Nullable
    VireoCommand root;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(command().commandLine(), "say what to do: build");
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return spec;
    }

    /** Whose usage is told after an error in its options. */
    private CommandLine building() {
        return command().subcommands().getOrDefault("build", command().commandLine());
    }

    /** Options of {@code build}. */
    static final class BuildOptions {
        @Option(names = "--suite", required = true, description = "Release, for instance bookworm.")
        String suite = "";

        @Option(names = "--arch", defaultValue = "amd64", description = "Architecture (default: amd64).")
        String arch = "amd64";

        @Option(
                names = "--mirror",
                defaultValue = "http://deb.debian.org/debian",
                description = "Where the packages are (default: http://deb.debian.org/debian).")
        String mirror = "";

        @Option(
                names = "--variant",
                defaultValue = "",
                description = "Which packages are there from the beginning: minbase, the fewest, or buildd (default:"
                        + " those that every Debian has).")
        String variant = "";

        @Option(names = "--packages", split = ",", description = "More packages, separated by commas.")
        List<String> packages = List.of();

        @Option(
                names = "--source-date",
                description = "Second since 1970 that no file is younger than (default: SOURCE_DATE_EPOCH, if set).")
        String sourceDate = "";

        @Option(names = "--folder", description = "Where the archive is made (default: the current folder).")
        Path folder = Path.of(".");

        @Option(names = "--to", paramLabel = "NODE:STORAGE", description = "Upload it to a storage of a node.")
        @Nullable
        String target;
    }

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Makes a template of Debian's packages by debootstrap; needs root.")
    void build(@Mixin BuildOptions options) throws IOException, InterruptedException {
        require(options.suite, "--suite", "[a-z][a-z0-9.-]*", "a release such as bookworm");
        require(options.arch, "--arch", "[a-z0-9-]+", "an architecture such as amd64");
        require(
                options.mirror,
                "--mirror",
                "(https?|file|ftp)://\\S+",
                "an address such as http://deb.debian.org/debian");
        if (!options.variant.isEmpty()) {
            require(options.variant, "--variant", "minbase|buildd", "minbase or buildd");
        }
        for (String name : options.packages) {
            require(name, "--packages", "[a-z0-9][a-z0-9.+-]*", "names of packages such as openssh-server,vim");
        }
        if (options.target != null) {
            require(options.target, "--to", "[^:/\\s]+:[^:/\\s]+", "a node and a storage such as pve1:local");
        }
        if (!ServiceAccount.isRoot(new LinuxHostFiles())) {
            throw new ParameterException(
                    building(), "debootstrap needs root: run it as root, on the node for instance");
        }
        PrintWriter progress = command().commandLine().getErr();
        TemplateBuild.Wish wish = new TemplateBuild.Wish(
                options.suite,
                options.arch,
                options.mirror,
                options.variant,
                options.packages,
                epoch(options.sourceDate));
        TemplateBuild building = new TemplateBuild(new HostProgramRunner(), text -> {
            progress.print(text);
            progress.flush();
        });
        Path made = build(building, wish, options.folder.toAbsolutePath());
        command().commandLine().getOut().println(made);
        command().commandLine().getOut().flush();
        if (options.target != null) {
            upload(made, options.target);
        }
    }

    /** Told to end, it takes away first what it has made so far. */
    private static Path build(TemplateBuild building, TemplateBuild.Wish wish, Path folder)
            throws IOException, InterruptedException {
        try (EndSignal signal = EndSignal.listen(CLEANING)) {
            return building.build(wish, folder);
        }
    }

    private void require(String value, String option, String form, String wanted) {
        if (!value.matches(form)) {
            throw new ParameterException(building(), option + " takes " + wanted + " - got '" + value + "'");
        }
    }

    private Optional<String> epoch(String text) {
        String wanted = text.isEmpty() ? System.getenv().getOrDefault("SOURCE_DATE_EPOCH", "") : text;
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        require(wanted, "--source-date", "[0-9]{1,11}", "a second since 1970 such as 1700000000");
        return Optional.of(wanted);
    }

    /** The file is the storage's then. */
    private void upload(Path made, String target) throws IOException, InterruptedException {
        if (root == null) {
            throw new IllegalStateException("picocli sets it");
        }
        ApiConnection connection = root.connection.connect();
        String[] parts = target.split(":", 2);
        Map<String, String> form = new LinkedHashMap<>(Map.of("content", "vztmpl"));
        form.put("filename", "@" + made);
        JsonNode answer = connection.call("POST", "/nodes/" + parts[0] + "/storage/" + parts[1] + "/upload", form);
        new TaskWaiter(connection).await(answer.asText());
        Files.delete(made);
        command().commandLine().getOut().println(parts[1] + ":vztmpl/" + made.getFileName());
        command().commandLine().getOut().flush();
    }
}
