// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.guest.qemu.capability.HostCapabilities;
import dev.vireo.agent.guest.qemu.capability.HostCapabilitiesProbe;
import dev.vireo.agent.guest.qemu.capability.HostFeature;
import dev.vireo.agent.host.CpuDescription;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.io.IOException;
import java.nio.file.Path;

/** Whether QEMU is there and KVM really runs guests: a device that opens proves little. */
record KvmCheck(HostCapabilitiesProbe probe, HostFiles files) implements HostCheck {
    @Override
    public String id() {
        return "kvm";
    }

    @Override
    public String title() {
        return "QEMU and KVM";
    }

    @Override
    public Check run() throws InterruptedException {
        HostCapabilities found;
        try {
            found = probe.probe("qemu-system-x86_64");
        } catch (IOException e) {
            return error(CheckFinding.QEMU_MISSING, String.valueOf(e.getMessage()));
        }
        if (found.has(HostFeature.KVM)) {
            return ok(CheckFinding.KVM, found.qemuVersion());
        }
        return files.exists(Path.of("/dev/kvm")) ? warning(CheckFinding.KVM_UNUSABLE, found.qemuVersion()) : missing();
    }

    private Check missing() {
        CpuDescription cpu = CpuDescription.parse(files.read(Path.of("/proc/cpuinfo")));
        if (!cpu.virtualizes()) {
            return warning(CheckFinding.KVM_NO_PROCESSOR);
        }
        boolean isIntel = cpu.flags().contains("vmx");
        return warning(CheckFinding.KVM_NO_DEVICE, isIntel ? "kvm_intel" : "kvm_amd");
    }
}
