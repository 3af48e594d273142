// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.guest.qemu.HostCapabilities;
import dev.vireo.agent.guest.qemu.HostCapabilitiesProbe;
import dev.vireo.agent.guest.qemu.HostFeature;
import dev.vireo.agent.host.CpuDescription;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import java.io.IOException;
import java.nio.file.Path;

/** Whether QEMU is there and KVM really runs guests: a device that opens proves little. */
record KvmCheck(HostCapabilitiesProbe probe, HostFiles files) implements HostCheck {
    private static final String SLOW = "without KVM guests run 10 to 40 times slower";

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
            return error(
                    "QEMU cannot be run: " + e.getMessage(),
                    "virtual machines need it",
                    "apt-get install qemu-system-x86 qemu-utils");
        }
        if (found.has(HostFeature.KVM)) {
            return ok("KVM runs guests; QEMU " + found.qemuVersion());
        }
        return files.exists(Path.of("/dev/kvm")) ? unusable(found) : missing();
    }

    private Check unusable(HostCapabilities found) {
        return warning(
                "KVM opens but a tiny guest did not end in time under it; QEMU " + found.qemuVersion(),
                SLOW + "; Vireo runs them without KVM here",
                "if this node is a virtual machine itself, switch nested virtualization on at its host");
    }

    private Check missing() {
        CpuDescription cpu = CpuDescription.parse(files.read(Path.of("/proc/cpuinfo")));
        if (!cpu.virtualizes()) {
            return warning(
                    "the processor offers no virtualization",
                    SLOW,
                    "switch VT-x or AMD-V on in the firmware; in a virtual machine, nested virtualization at its host");
        }
        boolean isIntel = cpu.flags().contains("vmx");
        return warning(
                "/dev/kvm is missing although the processor can virtualize",
                SLOW,
                "modprobe " + (isIntel ? "kvm_intel" : "kvm_amd"));
    }
}
