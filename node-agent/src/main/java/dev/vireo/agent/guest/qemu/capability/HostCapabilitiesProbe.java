// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the node's QEMU and kernel what they offer. Takes a second after each boot, a fraction of it later. */
public final class HostCapabilitiesProbe {
    private static final Pattern VERSION = Pattern.compile("version (\\d+(?:\\.\\d+)+)");
    private static final String SANDBOX = "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny";

    private final ProgramRunner programs;
    private final Path root;
    private final Path stateDirectory;
    private final String bootId;

    /**
     * A probe of one node.
     *
     * @param programs runs QEMU
     * @param root directory in which {@code dev} and {@code usr} lie, {@code /} on a real node
     * @param stateDirectory keeps the answer about KVM, in the file {@code kvm-probe}
     * @param bootId what the kernel says in {@code /proc/sys/kernel/random/boot_id}
     */
    public HostCapabilitiesProbe(ProgramRunner programs, Path root, Path stateDirectory, String bootId) {
        this.programs = programs;
        this.root = root;
        this.stateDirectory = stateDirectory;
        this.bootId = bootId.strip();
    }

    /**
     * What the node offers.
     *
     * @param binary QEMU's program, such as {@code qemu-system-x86_64}
     * @throws IOException if it cannot be run or does not answer
     */
    public HostCapabilities probe(String binary) throws IOException, InterruptedException {
        String version = version(ask(List.of(binary, "--version")));
        Set<HostFeature> features = EnumSet.noneOf(HostFeature.class);
        ProgramResult confined =
                programs.run(List.of(binary, "-sandbox", SANDBOX, "-machine", "help"), RunLimits.QUICK);
        if (confined.isSuccess()) {
            features.add(HostFeature.SANDBOX);
        }
        if (Files.isReadable(root.resolve("dev/kvm"))
                && new KvmProbe(programs, stateDirectory, bootId).isUsable(binary, version)) {
            features.add(HostFeature.KVM);
        }
        if (Files.exists(root.resolve("dev/vhost-net"))) {
            features.add(HostFeature.VHOST_NET);
        }
        if (Files.exists(root.resolve("dev/vfio/vfio"))) {
            features.add(HostFeature.VFIO);
        }
        if (hasRing()) {
            features.add(HostFeature.IO_URING);
        }
        return new HostCapabilities(
                binary,
                version,
                QemuHelp.machines(ask(List.of(binary, "-machine", "help"))),
                QemuHelp.cpuModels(ask(List.of(binary, "-cpu", "help"))),
                features,
                new FirmwareSearch(root).find());
    }

    private static String version(String text) throws IOException {
        Matcher version = VERSION.matcher(text);
        if (!version.find()) {
            throw new IOException("QEMU does not say its version");
        }
        return version.group(1);
    }

    private String ask(List<String> command) throws IOException, InterruptedException {
        ProgramResult result = programs.run(command, RunLimits.QUICK);
        if (!result.isSuccess()) {
            throw new IOException(command.get(0) + " fails: " + result.reason());
        }
        return result.output();
    }

    /** Opens a file through io_uring: kernels, containers and builds of QEMU may lack or forbid it. */
    private boolean hasRing() throws IOException, InterruptedException {
        Path file = Files.createTempFile(stateDirectory, "ring-probe-", ".raw");
        try {
            Files.write(file, new byte[512]);
            List<String> command = new ArrayList<>(List.of("qemu-img", "info", "--image-opts"));
            command.add("driver=raw,file.driver=file,file.aio=io_uring,file.filename="
                    + KeyValueText.escape(file.toString()));
            return programs.run(command, RunLimits.QUICK).isSuccess();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
