// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.parsed;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A disk or CD drive of a virtual machine: what lies in it, and how it is attached.
 *
 * @param properties the parts of the property string, {@code file} among them
 */
public record Disk(Options properties) {
    /** A CD drive without a disc. */
    public static final String NO_MEDIUM = "none";
    /** A CD drive that reads the node's own drive. */
    public static final String HOST_DRIVE = "cdrom";

    /** The volume, {@code STORAGE:GIB} for a new one, or {@code none}. */
    public static final Option<String> FILE = Option.required(
            "file", text("[^,\\p{C}]{1,520}", "a volume id, STORAGE:GIB or 'none'"), "What the drive holds");
    /** A disk or a CD drive. */
    public static final Option<String> MEDIA = Option.optional("media", choice("cdrom", "disk"), "Disk or CD drive")
            .withDefault("disk");
    /** The size as last known; the volume's own size is what counts. */
    public static final Option<ByteSize> SIZE = Option.optional("size", parsed(ByteSize::parse), "Size of the disk");
    /** What a new volume is filled with: a foreign disk, or another guest's. It is never kept in a configuration. */
    public static final Option<String> IMPORT_FROM = Option.optional(
            "import-from",
            text("[^,\\p{C}]{1,520}", "a volume such as local:import/disk.vmdk"),
            "Disk that the new volume is filled with");
    /** Image format. */
    public static final Option<String> FORMAT =
            Option.optional("format", choice("raw", "qcow", "qed", "qcow2", "vmdk", "cloop"), "Image format");
    /** How writes are cached on the node. */
    public static final Option<String> CACHE = Option.optional(
            "cache", choice("none", "writethrough", "writeback", "unsafe", "directsync"), "Cache mode of the node");
    /** How the node reads and writes. */
    public static final Option<String> AIO =
            Option.optional("aio", choice("native", "threads", "io_uring"), "How the node reads and writes");
    /** Whether space that the guest frees is given back. */
    public static final Option<String> DISCARD =
            Option.optional("discard", choice("ignore", "on"), "Give back the space that the guest frees");
    /** Whether the disk is served by a thread of its own. */
    public static final Option<Boolean> IOTHREAD =
            Option.optional("iothread", wordyFlag(), "Serve the disk by a thread of its own");
    /** Whether the guest sees a solid-state disk. */
    public static final Option<Boolean> SSD = Option.optional("ssd", wordyFlag(), "Show the guest a solid-state disk");
    /** Whether the guest may only read. */
    public static final Option<Boolean> READ_ONLY = Option.optional("ro", wordyFlag(), "The guest may only read");
    /** Whether backups include the disk. */
    public static final Option<Boolean> BACKUP = Option.optional("backup", wordyFlag(), "Include the disk in backups")
            .withDefault(true);
    /** Whether replication includes the disk. */
    public static final Option<Boolean> REPLICATE = Option.optional(
                    "replicate", wordyFlag(), "Include the disk in replication")
            .withDefault(true);
    /** Serial number shown to the guest. */
    public static final Option<String> SERIAL =
            Option.optional("serial", text("[^,\\p{C}]{1,60}", "a serial of 1 to 60 characters", 60), "Serial number");
    /** What the guest sees when a read fails. */
    public static final Option<String> READ_ERROR =
            Option.optional("rerror", choice("ignore", "report", "stop"), "What a failed read does");
    /** What the guest sees when a write fails. */
    public static final Option<String> WRITE_ERROR =
            Option.optional("werror", choice("enospc", "ignore", "report", "stop"), "What a failed write does");

    /** Whether writes of zeroes are recognised. */
    public static final Option<Boolean> DETECT_ZEROES =
            Option.optional("detect_zeroes", wordyFlag(), "Recognise writes of zeroes");
    /** Whether all that is written is dropped at the end. */
    public static final Option<Boolean> SNAPSHOT =
            Option.optional("snapshot", wordyFlag(), "Drop what is written when the guest stops");
    /** Whether every node reaches the volume by the same name. */
    public static final Option<Boolean> SHARED = Option.optional(
                    "shared", wordyFlag(), "Every node reaches the volume by this name")
            .withDefault(false);
    /** World wide name shown to the guest. */
    public static final Option<String> WWN =
            Option.optional("wwn", text("0x[0-9a-fA-F]{16}", "0x and 16 hexadecimal digits"), "World wide name");
    /** Model shown to the guest, percent-encoded. */
    public static final Option<String> MODEL =
            Option.optional("model", text("[^,\\p{C}]{1,120}", "a model of 1 to 120 characters", 120), "Model");
    /** Maker shown to the guest. */
    public static final Option<String> VENDOR =
            Option.optional("vendor", text("[A-Za-z0-9_ -]{1,8}", "1 to 8 letters, digits, '_', '-'"), "Maker");
    /** Product shown to the guest. */
    public static final Option<String> PRODUCT =
            Option.optional("product", text("[A-Za-z0-9_ -]{1,16}", "1 to 16 letters, digits, '_', '-'"), "Product");
    /** Number of queues of the disk's own controller. */
    public static final Option<Long> QUEUES = Option.optional("queues", integer(2), "Queues of the disk's controller");
    /** Whether the guest's SCSI commands reach the node's device itself. */
    public static final Option<Boolean> SCSI_BLOCK = Option.optional(
                    "scsiblock", wordyFlag(), "Hand SCSI commands to the node's device")
            .withDefault(false);

    private static final List<Option<?>> COMMON = List.of(
            FILE,
            MEDIA,
            SIZE,
            IMPORT_FROM,
            FORMAT,
            CACHE,
            AIO,
            DISCARD,
            DETECT_ZEROES,
            SNAPSHOT,
            SHARED,
            BACKUP,
            REPLICATE,
            SERIAL,
            READ_ERROR,
            WRITE_ERROR);
    private static final List<Option<?>> SCSI_ALONE =
            List.of(WWN, SSD, IOTHREAD, READ_ONLY, VENDOR, PRODUCT, QUEUES, SCSI_BLOCK);

    /** How disks are written. */
    public static final ValueType<Disk> TYPE = typeOf(everyBus());

    /** How disks are written on one bus: {@code scsi}, {@code virtio}, {@code ide} or {@code sata}. Not every bus has every part. */
    public static ValueType<Disk> typeOn(String bus) {
        return switch (bus) {
            case "scsi" -> typeOf(SCSI_ALONE);
            case "virtio" -> typeOf(List.of(IOTHREAD, READ_ONLY));
            case "ide" -> typeOf(List.of(WWN, SSD, MODEL));
            default -> typeOf(List.of(WWN, SSD));
        };
    }

    private static List<Option<?>> everyBus() {
        List<Option<?>> keys = new ArrayList<>(SCSI_ALONE);
        keys.add(MODEL);
        return keys;
    }

    private static ValueType<Disk> typeOf(List<Option<?>> further) {
        List<Option<?>> keys = new ArrayList<>(COMMON);
        keys.addAll(DiskLimits.all());
        keys.addAll(further);
        Map<String, String> aliases = new LinkedHashMap<>(DiskLimits.aliases());
        aliases.put("volume", FILE.name());
        PropertyString form = new PropertyString(keys, FILE.name(), aliases);
        return new PropertyStringType<>(form, Disk::new, Disk::properties);
    }

    /** A disk or drive that holds {@code file} and is otherwise as by default. */
    public static Disk of(String file) {
        return new Disk(Options.EMPTY.with(FILE, file));
    }

    /** A CD drive with that volume or {@link #NO_MEDIUM}. */
    public static Disk cdrom(String file) {
        return of(file).with(MEDIA, "cdrom");
    }

    /** What is written as the drive's content. */
    public String file() {
        return properties.require(FILE);
    }

    /** Whether it is a CD drive. */
    public boolean isCdrom() {
        return properties.require(MEDIA).equals("cdrom") || file().equals(HOST_DRIVE);
    }

    /** Whether it asks for a new cloud-init drive, {@code STORAGE:cloudinit}. */
    public boolean asksForCloudInit() {
        return file().endsWith(":cloudinit");
    }

    /** The volume in it, if it holds one that exists. */
    public Optional<VolumeId> volume() {
        boolean hasVolume = file().contains(":") && requestedSize().isEmpty() && !asksForCloudInit();
        return hasVolume ? Optional.of(VolumeId.parse(file())) : Optional.empty();
    }

    /** The size in a request for a new volume, {@code STORAGE:GIB}; 0 for one that is imported as large as it is. */
    public Optional<ByteSize> requestedSize() {
        String name = file().substring(file().indexOf(':') + 1);
        boolean isRequest = file().contains(":") && name.matches("[0-9]+(\\.[0-9]+)?");
        return isRequest ? Optional.of(requested(ByteSize.parseGibibytes(name))) : Optional.empty();
    }

    /** A disk that is imported has the size of what it is filled with. */
    private ByteSize requested(ByteSize size) {
        if (size.bytes() == 0 && get(IMPORT_FROM).isEmpty()) {
            throw new InvalidValueException("a new disk has a size above 0 GiB");
        }
        return size;
    }

    /** A part of the property string. */
    public <T> Optional<T> get(Option<T> option) {
        return properties.get(option);
    }

    /** The same disk with a part set. */
    public <T> Disk with(Option<T> option, T value) {
        return new Disk(properties.with(option, value));
    }

    /** The same disk without a part. */
    public Disk without(Option<?> option) {
        return new Disk(properties.without(option.name()));
    }
}
