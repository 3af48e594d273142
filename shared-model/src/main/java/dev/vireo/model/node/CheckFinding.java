// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that a check can find, with its words in English. Both sides know the catalogue: a node tells the name of what
 * it found with what belongs into the words, a client puts them into its user's language. What the arguments are stands
 * beside each, in order.
 */
public enum CheckFinding {
    /** The bridges: names. */
    BRIDGES("bridges.found", "{0}"),
    /** No bridge. */
    NO_BRIDGE(
            "bridges.none",
            "the node has no bridge",
            "guests reach the outside by NAT alone, and nobody reaches them",
            Remedy.advice(
                    "make a bridge over the node's card: tab Network of the node, or vireo cli api create /nodes/NODE/network")),
    /** Bridges that other programs keep for themselves: names. */
    BRIDGES_OTHERS(
            "bridges.others",
            "the only bridges are those of other programs: {0}",
            "guests reach the outside by NAT alone, and nobody reaches them",
            Remedy.advice(
                    "make a bridge over the node's card: tab Network of the node, or vireo cli api create /nodes/NODE/network")),
    /** Control groups of version 2. */
    GROUPS_UNIFIED("cgroups.unified", "version 2"),
    /** Of version 1: controllers. */
    GROUPS_LEGACY("cgroups.legacy", "version 1: {0}"),
    /** Controllers lack: names. */
    GROUPS_MISSING(
            "cgroups.missing",
            "the kernel's controllers {0} are not there",
            "the processors and memory of guests cannot be limited",
            Remedy.advice("boot with systemd.unified_cgroup_hierarchy=1 and without cgroup_disable=memory")),
    /** The kernel: release. */
    KERNEL("kernel.release", "Linux {0}"),
    /** Older than guests were tried on: release. */
    KERNEL_OLD(
            "kernel.old",
            "Linux {0} is old",
            "before 5.10 asynchronous disk access and limits of guests lack parts",
            Remedy.advice("update the system and boot its newest kernel")),
    /** KVM runs guests: version of QEMU. */
    KVM("kvm.works", "KVM runs guests; QEMU {0}"),
    /** QEMU cannot be run: why. */
    QEMU_MISSING(
            "kvm.no-qemu",
            "QEMU cannot be run: {0}",
            "virtual machines need it",
            Remedy.command("apt-get install qemu-system-x86 qemu-utils")),
    /** QEMU is older than what Vireo needs: version. */
    QEMU_OLD(
            "kvm.old-qemu",
            "QEMU {0} is old",
            "before 7.2 virtual machines do not start, or lack parts of their hardware",
            Remedy.advice("update the system to one with QEMU 7.2 or later")),
    /** The user may not open KVM: user, version of QEMU. */
    KVM_FORBIDDEN(
            "kvm.forbidden",
            "/dev/kvm is there, and '{0}' may not open it; QEMU {1}",
            "without KVM the guests of an agent that runs as this user are 10 to 40 times slower",
            Remedy.command(
                    "chgrp kvm /dev/kvm && chmod 660 /dev/kvm && usermod --append --groups kvm {0} # counts after the next login")),
    /** KVM is there and does not run guests: version of QEMU. */
    KVM_UNUSABLE(
            "kvm.unusable",
            "KVM opens but a tiny guest did not end in time under it; QEMU {0}",
            "without KVM guests run 10 to 40 times slower; Vireo runs them without KVM here",
            Remedy.advice("if this node is a virtual machine itself, switch nested virtualization on at its host")),
    /** The processor cannot. */
    KVM_NO_PROCESSOR(
            "kvm.no-processor",
            "the processor offers no virtualization",
            "without KVM guests run 10 to 40 times slower",
            Remedy.advice(
                    "switch VT-x or AMD-V on in the firmware; in a virtual machine, nested virtualization at its host")),
    /** The processor can, the kernel's part is missing: its module. */
    KVM_NO_DEVICE(
            "kvm.no-device",
            "/dev/kvm is missing although the processor can virtualize",
            "without KVM guests run 10 to 40 times slower",
            Remedy.command("modprobe {0}")),
    /** All that containers need: version of LXC. */
    LXC("lxc.works", "LXC {0}, user namespaces and lxcfs are there"),
    /** LXC does not even say its version: why. */
    LXC_BROKEN(
            "lxc.broken",
            "lxc-start is there and cannot be run: {0}",
            "containers cannot be run on this node",
            Remedy.command("apt-get install --reinstall lxc")),
    /** Older than what knows control groups of version 2: version. */
    LXC_OLD(
            "lxc.old",
            "LXC {0} is old",
            "before 4.0 limits of containers fail with control groups of version 2",
            Remedy.advice("update the system to one with LXC 4.0 or later")),
    /** No LXC. */
    LXC_MISSING(
            "lxc.missing",
            "LXC is not installed",
            "containers cannot be run on this node",
            Remedy.command("apt-get install --no-install-recommends lxc lxcfs uidmap")),
    /** No user namespaces. */
    LXC_NO_NAMESPACES(
            "lxc.no-namespaces",
            "the kernel has no user namespaces",
            "containers would run as root of the node",
            Remedy.advice("boot a kernel with CONFIG_USER_NS")),
    /** No numbers for users of containers: files. */
    LXC_NO_RANGE(
            "lxc.no-range",
            "root has no range of 65536 numbers in {0}",
            "containers cannot be run without root's rights",
            Remedy.command("usermod --add-subuids 100000-165535 --add-subgids 100000-165535 root")),
    /** No lxcfs. */
    LXC_NO_LXCFS(
            "lxc.no-lxcfs",
            "lxcfs does not run",
            "containers see the processors and memory of the whole node",
            Remedy.command("apt-get install lxcfs && systemctl enable --now lxcfs")),
    /** Right: name, address. */
    NAMES("names.both-ways", "{0} is {1}, both ways"),
    /** No address: name. */
    NAME_UNKNOWN(
            "names.none",
            "the name '{0}' has no address",
            "other nodes and the node itself cannot find it",
            Remedy.advice("write a line 'ADDRESS {0}.DOMAIN {0}' into /etc/hosts")),
    /** An address of the machine itself: name, address. */
    NAME_LOOPBACK(
            "names.loopback",
            "the name '{0}' leads to {1}",
            "in a cluster the node would tell the others to look for it at themselves",
            Remedy.advice("in /etc/hosts, replace {1} in the line of '{0}' by the node's address in the network")),
    /** An address that is no own one: name, address. */
    NAME_ELSEWHERE(
            "names.elsewhere",
            "the name '{0}' leads to {1}, which is no address of this machine",
            "in a cluster the others would look for the node at another machine",
            Remedy.advice("in /etc/hosts, replace {1} in the line of '{0}' by the node's address in the network")),
    /** The address leads elsewhere: name, address, other name. */
    NAME_OTHER(
            "names.other",
            "{1} leads to '{2}' and not back to '{0}'",
            "logs and certificates name the node otherwise than you do",
            Remedy.advice(
                    "write a line '{1} {0}.DOMAIN {0}' into /etc/hosts, or mend the reverse zone of your name server")),
    /** The address leads nowhere: name, address. */
    NAME_ONE_WAY(
            "names.one-way",
            "{1} leads to no name and not back to '{0}'",
            "logs and certificates name the node otherwise than you do",
            Remedy.advice(
                    "write a line '{1} {0}.DOMAIN {0}' into /etc/hosts, or mend the reverse zone of your name server")),
    /** Guests can be hosts. */
    NESTED_ON("nested.on", "on: guests with the processor model 'host' can run KVM themselves"),
    /** They cannot: module. */
    NESTED_OFF("nested.off", "off: to let guests run KVM themselves, set nested=1 for {0}"),
    /** The kernel does not offer it. */
    NESTED_NONE("nested.none", "not offered by this kernel"),
    /** The agent's: port. */
    PORT_OURS("port.ours", "the agent listens on port {0}"),
    /** The agent has another one: port. */
    PORT_OTHER("port.other", "the agent runs, on another port than {0}"),
    /** Nobody's: port. */
    PORT_FREE("port.free", "port {0} is free"),
    /** Another program's: port. */
    PORT_TAKEN(
            "port.taken",
            "another program listens on port {0}",
            "the agent cannot start",
            Remedy.command("ss -ltnp 'sport = :{0}'")),
    /** Somebody's, and one may not see whose: port. */
    PORT_HIDDEN(
            "port.hidden",
            "port {0} is in use; whether by the agent, root alone can see",
            "if another program listens there, the agent cannot start",
            Remedy.command("sudo ss -ltnp 'sport = :{0}'")),
    /** All there. */
    PROGRAMS("programs.all", "all programs that features need are there"),
    /** Some lack: packages, what they are for, packages as arguments. */
    PROGRAMS_MISSING(
            "programs.missing",
            "not installed: {0}",
            "does not work without: {1}",
            Remedy.command("apt-get install --no-install-recommends {2}")),
    /** Enough: free and all GiB, place. */
    SPACE("space.enough", "{0} GiB of {1} GiB are free at {2}"),
    /** Little: free and all GiB, place. */
    SPACE_FILLING(
            "space.filling",
            "{0} GiB of {1} GiB are free at {2}",
            "it fills up: guests, backups and uploads will fail",
            Remedy.command("du -xh --max-depth=2 {2} | sort -h | tail")),
    /** Too little: free and all GiB, place. */
    SPACE_FULL(
            "space.full",
            "{0} GiB of {1} GiB are free at {2}",
            "guests are stopped by errors of their disks when it is full",
            Remedy.command("du -xh --max-depth=2 {2} | sort -h | tail")),
    /** By chrony. */
    TIME_CHRONY("time.chrony", "kept right by chrony"),
    /** By systemd. */
    TIME_TIMESYNCD("time.timesyncd", "kept right by systemd-timesyncd"),
    /** By something. */
    TIME_KEPT("time.kept", "kept right"),
    /** Chrony is not done. */
    TIME_SEARCHING(
            "time.searching",
            "chrony runs but has not found the time yet",
            "logins, certificates and a cluster fail once the clocks of two machines differ",
            Remedy.command("chronyc sources")),
    /** By nothing, although chrony is there: its service. */
    TIME_STOPPED(
            "time.stopped",
            "chrony is installed and does not run",
            "logins, certificates and a cluster fail once the clocks of two machines differ",
            Remedy.command("systemctl enable --now {0}")),
    /** By nothing. */
    TIME_UNKEPT(
            "time.unkept",
            "nothing that keeps the clock right was found",
            "logins, certificates and a cluster fail once the clocks of two machines differ",
            Remedy.command("apt-get install chrony"));

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final String id;
    private final String found;
    private final String reason;
    private final String remedy;
    private final boolean isCommand;

    CheckFinding(String id, String found) {
        this(id, found, "", new Remedy("", false));
    }

    CheckFinding(String id, String found, String reason, Remedy remedy) {
        this.id = id;
        this.found = found;
        this.reason = reason;
        this.remedy = remedy.text;
        this.isCommand = remedy.isCommand;
    }

    /**
     * What mends it.
     *
     * @param text with {@code {0}} for arguments; empty if all is well
     * @param isCommand whether it is a command for a shell, the same in every language
     */
    public record Remedy(String text, boolean isCommand) {
        private static Remedy command(String text) {
            return new Remedy(text, true);
        }

        private static Remedy advice(String text) {
            return new Remedy(text, false);
        }
    }

    /** What a node calls it, the same in every version. */
    public String id() {
        return id;
    }

    /** What was found, in a sentence with {@code {0}} for arguments. */
    public String found() {
        return found;
    }

    /** Why it matters; empty if all is well. */
    public String reason() {
        return reason;
    }

    /** What mends it. */
    public Remedy remedy() {
        return new Remedy(remedy, isCommand);
    }

    /** Whether an argument is a list of words of {@link CheckedUse}, divided by commas, rather than a name. */
    public boolean isWords(int argument) {
        return this == PROGRAMS_MISSING && argument == 1;
    }

    /** The finding that a node names so; a later version may have others. */
    public static Optional<CheckFinding> of(String id) {
        return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst();
    }

    /** Puts arguments into words. */
    public static String fill(String pattern, List<String> arguments) {
        return PLACE.matcher(pattern).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.size() ? arguments.get(index) : "");
        });
    }
}
