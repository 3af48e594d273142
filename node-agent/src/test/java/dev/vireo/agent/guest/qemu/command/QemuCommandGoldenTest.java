// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.guest.qemu.ProcessLimits;
import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.process.GuestHugePages;
import dev.vireo.agent.guest.qemu.share.ShareProgram;
import dev.vireo.agent.host.CpuShare;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmResourceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pairs of a configuration and the command line that it gives. The first line of a configuration may be {@code #host: …}
 * with the node's kind: {@code emulating} (without it), {@code complete} or {@code bare}. Run with
 * {@code -Dvireo.golden.write=true} to write the command lines anew, then read the difference.
 */
public class QemuCommandGoldenTest {
    static final Path GOLDEN = Path.of("src/test/resources/dev/vireo/agent/guest/qemu/command/golden");
    static final String REFUSED = "refused: ";
    public static final Path VOLUMES = Path.of("/srv/vireo");

    /** The program that came with QEMU, and its successor. */
    private static final List<ShareProgram> PROGRAMS = List.of(
            new ShareProgram(Path.of("/usr/lib/qemu/virtiofsd"), ShareProgram.Form.WITH_QEMU, ""),
            new ShareProgram(
                    Path.of("/usr/libexec/virtiofsd"),
                    ShareProgram.Form.SEPARATE,
                    "--cache auto, always, metadata, never --announce-submounts --log-level"));

    public static Stream<Path> configurations() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList().stream();
        }
    }

    public static QemuPlan plan(Path file, Path volumes) throws IOException {
        GuestConfig config = GuestConfig.parse(Files.readString(file));
        return SampleHost.plan(config.options(), host(config.description()), volumes);
    }

    private static HostCapabilities host(String notes) {
        if (notes.contains("host: complete")) {
            return SampleHost.COMPLETE;
        }
        return notes.contains("host: bare") ? SampleHost.BARE : SampleHost.EMULATING;
    }

    @TestFactory
    Stream<DynamicTest> configurationGivesItsCommandLine() throws IOException {
        return configurations()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        QemuPlan plan = plan(file, VOLUMES);
        String command = print(plan);
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".conf", ".cmd"));
        if (Boolean.getBoolean("vireo.golden.write")) {
            Files.writeString(expected, command);
        }
        assertThat(command).isEqualTo(Files.readString(expected));
    }

    /** The command line and all that is said and done besides; or why the machine is refused. */
    public static String print(QemuPlan plan) {
        try {
            return printCommand(resolved(plan));
        } catch (InvalidValueException | ApiException e) {
            return REFUSED + e.getMessage() + "\n";
        }
    }

    /** The plan with the node's devices in the place of mappings. */
    static QemuPlan resolved(QemuPlan plan) {
        return plan.withOptions(SampleResources.resolve(plan.options()));
    }

    private static String printCommand(QemuPlan plan) {
        QemuCommand qemu = new QemuCommand();
        StringBuilder text = new StringBuilder();
        qemu.build(plan).forEach(argument -> text.append(argument).append('\n'));
        qemu.notes(plan).forEach(note -> text.append("# ").append(note).append('\n'));
        qemu.afterStart(plan)
                .forEach(call -> text.append("# then ")
                        .append(call.command())
                        .append(' ')
                        .append(new TreeMap<>(call.arguments()))
                        .append('\n'));
        GuestHugePages.of(plan.options())
                .forEach(need -> text.append("# reserved ")
                        .append(need)
                        .append(plan.options().isSet(VmResourceOptions.KEEP_HUGE_PAGES) ? ", kept" : ", given back")
                        .append('\n'));
        printShares(plan, text);
        CpuShare share = ProcessLimits.of(plan.options());
        share.processors()
                .ifPresent(count ->
                        text.append("# at most processors ").append(count).append('\n'));
        share.weight()
                .ifPresent(weight -> text.append("# weight ").append(weight).append('\n'));
        return text.toString();
    }

    private static void printShares(QemuPlan plan, StringBuilder text) {
        plan.options().family(VmHardwareOptions.VIRTIOFS).forEach((number, share) -> {
            ShareProgram.Job job = new ShareProgram.Job(
                    "virtiofs" + number,
                    share,
                    Path.of("/srv", share.directory()),
                    plan.files().share(plan.vmid(), number),
                    Optional.of("vireo-qemu"));
            PROGRAMS.forEach(
                    program -> text.append("# ").append(serving(program, job)).append('\n'));
        });
    }

    private static String serving(ShareProgram program, ShareProgram.Job job) {
        try {
            return String.join(" ", program.command(job));
        } catch (ApiException e) {
            return REFUSED + e.getMessage();
        }
    }

    @Test
    void thereAreManyPairs() throws IOException {
        assertThat(configurations().count()).isGreaterThanOrEqualTo(120);
    }
}
