// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the node's QEMU offers, asked at the first need and kept. */
public final class CapabilityCache implements Supplier<HostCapabilities> {
    private static final String BINARY = "qemu-system-x86_64";

    private final HostCapabilitiesProbe probe;
    private @Nullable HostCapabilities known;

    /** @param stateDirectory where the answer about KVM is remembered */
    public CapabilityCache(ProgramRunner programs, HostFiles files, Path stateDirectory) {
        String bootId = files.read(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        this.probe = new HostCapabilitiesProbe(programs, Path.of("/"), stateDirectory, bootId);
    }

    /** Processor models that a guest can be given. */
    public SortedSet<String> processorChoices() {
        SortedSet<String> choices = new TreeSet<>(get().cpuModels());
        choices.addAll(List.of("x86-64-v2", "x86-64-v2-AES", "x86-64-v3", "x86-64-v4", "kvm64", "host", "max"));
        return choices;
    }

    @Override
    public synchronized HostCapabilities get() {
        if (known == null) {
            known = probe();
        }
        return known;
    }

    private HostCapabilities probe() {
        try {
            return probe.probe(BINARY);
        } catch (IOException e) {
            throw ApiException.failed(
                    "QEMU can't be used on this node (" + e.getMessage()
                            + "); install it, on Debian with: apt-get install qemu-system-x86 qemu-utils",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.failed("received interrupt", e);
        }
    }
}
