// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.agent.host.CpuShare;
import dev.vireo.agent.host.GroupLimits;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.option.Options;
import java.util.Optional;

/** How much of the node's memory and processors a container may use. */
public final class LxcLimits {
    private static final long MEBIBYTE = 1L << 20;

    private LxcLimits() {}

    /** What a configuration allows; on which processors is chosen at the start. */
    public static GroupLimits of(Options options) {
        double most = options.require(CtOptions.CPU_LIMIT);
        return new GroupLimits(
                options.require(CtOptions.MEMORY) * MEBIBYTE,
                options.require(CtOptions.SWAP) * MEBIBYTE,
                new CpuShare(most > 0 ? Optional.of(most) : Optional.empty(), options.get(CtOptions.CPU_UNITS)),
                Optional.empty());
    }

    /** The same as LXC's configuration. */
    static void write(LxcPlan plan, LxcText text) {
        GroupLimits limits = of(plan.options());
        if (plan.host().isUnified()) {
            writeUnified(limits, text);
        } else {
            writeLegacy(limits, plan.host().countsSwap(), text);
        }
    }

    private static void writeUnified(GroupLimits limits, LxcText text) {
        text.set("lxc.cgroup2.memory.max", limits.memory()).set("lxc.cgroup2.memory.swap.max", limits.swap());
        CpuShare share = limits.share();
        share.quota().ifPresent(quota -> text.set("lxc.cgroup2.cpu.max", quota + " " + CpuShare.PERIOD));
        share.unifiedWeight().ifPresent(weight -> text.set("lxc.cgroup2.cpu.weight", weight));
    }

    /** Memory alone comes first: it is never more than memory and swap together. */
    private static void writeLegacy(GroupLimits limits, boolean countsSwap, LxcText text) {
        text.set("lxc.cgroup.memory.limit_in_bytes", limits.memory());
        if (countsSwap) {
            text.set("lxc.cgroup.memory.memsw.limit_in_bytes", limits.memory() + limits.swap());
        }
        CpuShare share = limits.share();
        share.quota()
                .ifPresent(quota -> text.set("lxc.cgroup.cpu.cfs_period_us", CpuShare.PERIOD)
                        .set("lxc.cgroup.cpu.cfs_quota_us", quota));
        share.legacyShares().ifPresent(shares -> text.set("lxc.cgroup.cpu.shares", shares));
    }
}
