// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.qemu.hotplug.LiveLimits;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.host.ControlGroups;
import dev.vireo.agent.host.CpuShare;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Limits of the processor time of running machines; they may be set anew while a machine runs. */
public final class ProcessLimits implements LiveLimits {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLimits.class);

    private final ControlGroups groups;

    ProcessLimits(ControlGroups groups) {
        this.groups = groups;
    }

    /** What a configuration allows. */
    public static CpuShare of(Options options) {
        double most = options.require(VmResourceOptions.CPU_LIMIT);
        return new CpuShare(most > 0 ? Optional.of(most) : Optional.empty(), options.get(VmResourceOptions.CPU_UNITS));
    }

    /** Sets them; a node that can't is no reason not to run, but is said. */
    void apply(Vmid vmid, long pid, Options options, Consumer<String> warnings) {
        CpuShare share = of(options);
        if (share.equals(CpuShare.UNLIMITED)) {
            return;
        }
        try {
            groups.limit(name(vmid), pid, share);
        } catch (IOException e) {
            warnings.accept("cpulimit and cpuunits are not applied: " + e.getMessage());
        }
    }

    @Override
    public void set(RunningVm vm, Options options) throws IOException {
        groups.limit(name(vm.vmid()), vm.process().pid(), of(options));
    }

    @Override
    public boolean areSet(RunningVm vm) {
        return groups.has(name(vm.vmid()));
    }

    /** Forgets a machine that ended. */
    void end(Vmid vmid) {
        try {
            groups.remove(name(vmid));
        } catch (IOException e) {
            LOG.debug("cannot remove the control group of VM {}", vmid, e);
        }
    }

    private static String name(Vmid vmid) {
        return "vm-" + vmid;
    }
}
