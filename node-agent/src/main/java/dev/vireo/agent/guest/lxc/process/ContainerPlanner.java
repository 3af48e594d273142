// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.guest.lxc.config.DeviceNumber;
import dev.vireo.agent.guest.lxc.config.LxcConfig;
import dev.vireo.agent.guest.lxc.config.LxcConfinement;
import dev.vireo.agent.guest.lxc.config.LxcHost;
import dev.vireo.agent.guest.lxc.config.LxcPlan;
import dev.vireo.agent.guest.lxc.setup.GuestSetup;
import dev.vireo.agent.guest.lxc.volume.VolumeSources;
import dev.vireo.agent.host.MountSource;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.guest.device.DevicePassage;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says how a container is started on this node: what its configuration means here. */
public final class ContainerPlanner {
    /** Options that hold for a second mount of the same file system; the others are the file system's own. */
    private static final List<String> OF_EACH_MOUNT = List.of("noatime", "nodev", "noexec", "nosuid");

    private static final String QUOTA = "usrjquota=aquota.user,grpjquota=aquota.group,jqfmt=vfsv0";

    private final ContainerFiles files;
    private final LxcHost host;
    private final VolumeSources volumes;
    private final DeviceNumber.Finder devices;
    private final GuestSetup setup;

    /**
     * @param host what this node's LXC can do
     * @param volumes tells where volumes lie
     * @param devices tells the numbers of device files
     */
    public ContainerPlanner(
            ContainerFiles files, LxcHost host, VolumeSources volumes, DeviceNumber.Finder devices, GuestSetup setup) {
        this.files = files;
        this.host = host;
        this.volumes = volumes;
        this.devices = devices;
        this.setup = setup;
    }

    /**
     * The plan of a start.
     *
     * @param raw lines of its configuration file for LXC itself
     * @param isTalkative whether LXC writes down all that it does, whatever the configuration says
     * @throws InvalidValueException naming the key that this node can't do
     */
    public ContainerPlan plan(Vmid vmid, Options options, List<String> raw, boolean isTalkative) {
        long shift = LxcConfinement.shift(options, raw, host);
        return new ContainerPlan(
                vmid,
                LxcConfig.of(lxcPlan(vmid, options, raw)),
                mounts(options),
                ports(options),
                passages(options),
                options.get(CtOptions.CORES),
                shift,
                isTalkative || options.isSet(CtSystemOptions.DEBUG),
                (root, log) -> setup.update(root, shift, options, log));
    }

    private LxcPlan lxcPlan(Vmid vmid, Options options, List<String> raw) {
        Map<Integer, String> cards = new TreeMap<>();
        options.family(CtOptions.NET).keySet().forEach(index -> cards.put(index, files.card(vmid, index)));
        List<LxcPlan.Mount> mounts = new ArrayList<>();
        options.family(CtOptions.MOUNT_POINTS)
                .forEach((index, disk) -> mounts.add(
                        new LxcPlan.Mount(files.mountPoint(vmid, "mp" + index), disk.path(), ofEachMount(disk))));
        List<LxcPlan.Device> passed = new ArrayList<>();
        options.family(CtOptions.DEVICES).forEach((index, device) -> passed.add(device(vmid, "dev" + index, device)));
        return new LxcPlan(vmid, options, raw, host, files.root(vmid), mounts, cards, passed);
    }

    private LxcPlan.Device device(Vmid vmid, String key, DevicePassage device) {
        try {
            DeviceNumber number = devices.find(Path.of(device.path()));
            return new LxcPlan.Device(
                    files.devices(vmid).resolve(key),
                    device.path(),
                    number.isBlock(),
                    number.major(),
                    number.minor(),
                    device.isReadOnly());
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    key + ": " + e.getMessage() + "; plug it in, or take " + key + " out of the configuration");
        }
    }

    private static List<String> ofEachMount(ContainerDisk disk) {
        List<String> options = new ArrayList<>(disk.isReadOnly() ? List.of("ro") : List.of());
        disk.mountOptions().stream().filter(OF_EACH_MOUNT::contains).forEach(options::add);
        return options;
    }

    /** All file systems, the root first. */
    private List<ContainerMount> mounts(Options options) {
        List<ContainerMount> mounts = new ArrayList<>();
        mounts.add(mount(ContainerMount.ROOT, root(options), options));
        options.family(CtOptions.MOUNT_POINTS).forEach((index, disk) -> mounts.add(mount("mp" + index, disk, options)));
        return mounts;
    }

    /** The root file system that the configuration names; without one there is no container. */
    public static ContainerDisk root(Options options) {
        return options.get(CtOptions.ROOTFS)
                .orElseThrow(() -> new InvalidValueException(
                        "rootfs: a container needs a root file system, such as rootfs: local:100/vm-100-disk-0.raw"));
    }

    /** One of a container's file systems. */
    public ContainerMount mount(String key, ContainerDisk disk, Options options) {
        MountSource source = sourceOf(disk);
        return new ContainerMount(key, source.with(mountOptions(key, disk, options)), disk.path());
    }

    private MountSource sourceOf(ContainerDisk disk) {
        return switch (disk.kind()) {
            case VOLUME -> volumes.sourceOf(disk.volume().orElseThrow());
            case BIND -> MountSource.bind(Path.of(disk.source()));
            case DEVICE -> MountSource.device(Path.of(disk.source()));
        };
    }

    private static List<String> mountOptions(String key, ContainerDisk disk, Options options) {
        List<String> mounted = new ArrayList<>(ofEachMount(disk));
        if (disk.kind() == ContainerDisk.Kind.BIND) {
            return mounted;
        }
        disk.mountOptions().stream()
                .filter(option -> !OF_EACH_MOUNT.contains(option))
                .forEach(mounted::add);
        disk.get(ContainerDisk.ACL).ifPresent(isKept -> mounted.add(isKept ? "acl" : "noacl"));
        if (disk.get(ContainerDisk.QUOTA).orElse(false)) {
            if (LxcConfinement.isUnprivileged(options)) {
                throw new InvalidValueException(
                        key + ": quota=1 needs a privileged container; leave it out, or limit the volume's size");
            }
            mounted.add(QUOTA);
        }
        return mounted;
    }

    private static Map<Integer, ContainerPort> ports(Options options) {
        Map<Integer, ContainerPort> ports = new LinkedHashMap<>();
        options.family(CtOptions.NET).forEach((index, card) -> ports.put(index, port("net" + index, card)));
        return ports;
    }

    /** The node's side of a card. */
    public static ContainerPort port(String key, ContainerCard card) {
        String address = card.mac()
                .orElseThrow(() -> new InvalidValueException(key + ": the card has no hardware address; set hwaddr"))
                .text();
        return new ContainerPort(
                card.name(),
                address,
                card.bridge(),
                card.get(ContainerCard.MTU),
                card.get(ContainerCard.TAG),
                card.trunks(),
                card.get(ContainerCard.RATE).orElse(0.0),
                card.isSet(ContainerCard.LINK_DOWN));
    }

    private static List<PassedDevice> passages(Options options) {
        List<PassedDevice> passages = new ArrayList<>();
        options.family(CtOptions.DEVICES)
                .forEach((index, device) -> passages.add(new PassedDevice(
                        "dev" + index, Path.of(device.path()), device.mode(), device.owner(), device.group())));
        return passages;
    }
}
