// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerFeatures;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps a container apart from the node, and what it may do all the same: accounts, AppArmor, features. */
public final class LxcConfinement {
    private static final Pattern MAPPING =
            Pattern.compile("lxc\\.id_?map\\s*[:=]\\s*([ug])\\s+([0-9]{1,10})\\s+([0-9]{1,10})\\s+([0-9]{1,10})\\s*");
    private static final String ROOT = "0";

    private LxcConfinement() {}

    /** Whether the container's root is an ordinary account of the node. */
    public static boolean isUnprivileged(Options options) {
        return options.isSet(CtOptions.UNPRIVILEGED);
    }

    static ContainerFeatures features(Options options) {
        return options.get(CtOptions.FEATURES).orElse(ContainerFeatures.NONE);
    }

    /**
     * Number on the node of the account that is the container's root; 0 for a privileged one.
     *
     * @param raw lines for LXC itself, which may map accounts their own way
     */
    public static long shift(Options options, List<String> raw, LxcHost host) {
        if (!isUnprivileged(options)) {
            return 0;
        }
        return ownShift(raw).orElse(host.ids().first());
    }

    private static Optional<Long> ownShift(List<String> raw) {
        return raw.stream()
                .map(MAPPING::matcher)
                .filter(Matcher::matches)
                .filter(mapping ->
                        mapping.group(1).equals("u") && mapping.group(2).equals(ROOT))
                .map(mapping -> Long.valueOf(mapping.group(3)))
                .findFirst();
    }

    static void write(LxcPlan plan, LxcText text) {
        ContainerFeatures features = features(plan.options());
        refuse(plan.options(), features);
        writeAccounts(plan, features, text);
        writeAppArmor(plan.host(), features, text);
        if (features.has(ContainerFeatures.NESTING)) {
            // Unprivileged containers inside it see a /proc and /sys of their own only if there are whole ones here.
            text.mount("proc", "dev/.lxc/proc", "proc", List.of("create=dir", "optional"))
                    .mount("sys", "dev/.lxc/sys", "sysfs", List.of("create=dir", "optional"));
        }
        if (features.has(ContainerFeatures.FUSE)) {
            text.mount("/dev/fuse", "dev/fuse", "none", List.of("bind", "create=file", "optional"));
        }
    }

    private static void refuse(Options options, ContainerFeatures features) {
        if (features.has(ContainerFeatures.MAKE_DEVICES) && isUnprivileged(options)) {
            throw new InvalidValueException("features: mknod=1 needs a service that makes device files for unprivileged"
                    + " containers, which this node does not have; pass devices with dev0 instead");
        }
        if (isUnprivileged(options) && !features.mountable().isEmpty()) {
            throw new InvalidValueException("features: the kernel lets no unprivileged container mount "
                    + String.join(", ", features.mountable())
                    + "; mount it on the node and pass the directory with mp0");
        }
    }

    private static void writeAccounts(LxcPlan plan, ContainerFeatures features, LxcText text) {
        if (!isUnprivileged(plan.options())) {
            return;
        }
        if (ownShift(plan.raw()).isEmpty()) {
            LxcHost.IdRange ids = plan.host().ids();
            text.set("lxc.idmap", "u 0 " + ids.first() + " " + ids.count());
            text.set("lxc.idmap", "g 0 " + ids.first() + " " + ids.count());
        }
        if (!features.has(ContainerFeatures.WRITABLE_SYS)) {
            text.set("lxc.mount.auto", "sys:mixed");
        }
        if (!features.has(ContainerFeatures.KEY_RINGS)) {
            plan.host().withoutKeyRings().ifPresent(filter -> text.set("lxc.seccomp.profile", filter.toString()));
        }
    }

    private static void writeAppArmor(LxcHost host, ContainerFeatures features, LxcText text) {
        if (!host.hasAppArmor()) {
            text.set("lxc.apparmor.profile", "unconfined");
            return;
        }
        text.set("lxc.apparmor.profile", "generated");
        text.set("lxc.apparmor.allow_nesting", features.has(ContainerFeatures.NESTING) ? 1 : 0);
        features.mountable().forEach(kind -> text.set("lxc.apparmor.raw", "mount fstype=" + kind + ","));
    }
}
