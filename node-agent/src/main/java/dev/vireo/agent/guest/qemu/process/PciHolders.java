// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.id.Vmid;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which machines have which of the node's PCI devices: those that stand on QEMU's command line. */
public final class PciHolders implements Function<Vmid, Map<String, Vmid>> {
    private static final Pattern DEVICE = Pattern.compile("vfio-pci,.*?\\bhost=([0-9a-f:.]+)");

    private final HostFiles files;
    private final QemuRuntime runtime;

    /**
     * @param files where processes tell their arguments
     * @param runtime the machines that run
     */
    public PciHolders(HostFiles files, QemuRuntime runtime) {
        this.files = files;
        this.runtime = runtime;
    }

    @Override
    public Map<String, Vmid> apply(Vmid except) {
        Map<String, Vmid> holders = new HashMap<>();
        for (RunningVm vm : runtime.all()) {
            if (!vm.vmid().equals(except)) {
                QemuProcesses.commandLine(files, Long.toString(vm.process().pid())).stream()
                        .map(DEVICE::matcher)
                        .filter(Matcher::find)
                        .forEach(device -> holders.put(device.group(1), vm.vmid()));
            }
        }
        return holders;
    }
}
