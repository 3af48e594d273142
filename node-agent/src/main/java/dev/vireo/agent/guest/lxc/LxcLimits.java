// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.host.CpuShare;
import dev.vireo.agent.host.GroupLimits;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.option.Options;
import java.util.Optional;

/** How much of the node's memory and processors a container may use. */
final class LxcLimits {
    private static final long MEBIBYTE = 1L << 20;
    private static final long PERIOD = 100_000;
    private static final long SHORTEST_QUOTA = 1000;
    private static final long FEWEST_SHARES = 2;
    private static final long HEAVIEST = 10_000;

    private LxcLimits() {}

    /** What a configuration allows; on which processors is chosen at the start. */
    static GroupLimits of(Options options) {
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

    private static long quota(double processors) {
        return Math.max(SHORTEST_QUOTA, Math.round(processors * PERIOD));
    }

    private static void writeUnified(GroupLimits limits, LxcText text) {
        text.set("lxc.cgroup2.memory.max", limits.memory()).set("lxc.cgroup2.memory.swap.max", limits.swap());
        limits.share().processors().ifPresent(most -> text.set("lxc.cgroup2.cpu.max", quota(most) + " " + PERIOD));
        limits.share()
                .weight()
                .ifPresent(weight -> text.set("lxc.cgroup2.cpu.weight", Math.max(1, Math.min(weight, HEAVIEST))));
    }

    /** Memory alone comes first: it is never more than memory and swap together. */
    private static void writeLegacy(GroupLimits limits, boolean countsSwap, LxcText text) {
        text.set("lxc.cgroup.memory.limit_in_bytes", limits.memory());
        if (countsSwap) {
            text.set("lxc.cgroup.memory.memsw.limit_in_bytes", limits.memory() + limits.swap());
        }
        limits.share()
                .processors()
                .ifPresent(most -> text.set("lxc.cgroup.cpu.cfs_period_us", PERIOD)
                        .set("lxc.cgroup.cpu.cfs_quota_us", quota(most)));
        limits.share().weight().ifPresent(weight -> text.set("lxc.cgroup.cpu.shares", Math.max(FEWEST_SHARES, weight)));
    }
}
