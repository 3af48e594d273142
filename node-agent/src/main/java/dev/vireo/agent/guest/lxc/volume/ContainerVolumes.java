// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.volume;

import dev.vireo.agent.host.MountSource;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * Volumes of containers: images with an ext4 file system, or, with the size 0, directories. An image has that one file
 * system and no partitions, and is never opened as anything else.
 */
public final class ContainerVolumes implements VolumeSources {
    private static final String FILE_SYSTEM = "ext4";
    private static final RunLimits LONG = RunLimits.QUICK.within(Duration.ofHours(2));

    private final Storages storages;
    private final ProgramRunner programs;

    /** @param programs runs {@code mkfs} and others */
    public ContainerVolumes(Storages storages, ProgramRunner programs) {
        this.storages = storages;
        this.programs = programs;
    }

    /** Refuses a storage that takes no volumes of containers. */
    public void requireTaken(String key, StorageId storage) {
        if (!storages.use(storage).config().content().contains(ContentType.ROOTDIR)) {
            throw ApiException.badParameter(
                    key,
                    "storage '" + storage
                            + "' does not take volumes of containers; choose another one, or add 'rootdir'"
                            + " to its content");
        }
    }

    /**
     * Makes a volume with an empty file system.
     *
     * @param size bytes, or 0 for a directory without a limit of its own
     * @param shift number on the node of the account that its root belongs to
     * @param claim is told the volume before anything of it is made
     */
    VolumeId allocate(StorageId storage, ByteSize size, Vmid owner, long shift, VolumeClaim claim)
            throws IOException, InterruptedException {
        Storage target = storages.use(storage);
        boolean isDirectory = size.bytes() == 0;
        VolumeId made = target.allocate(
                NewVolume.of(owner, size).in(isDirectory ? ImageFormat.SUBVOL : ImageFormat.RAW), claim);
        try {
            format(target.path(made), isDirectory, shift);
            return made;
        } catch (IOException | InterruptedException e) {
            target.free(made);
            throw e;
        }
    }

    private void format(Path path, boolean isDirectory, long shift) throws IOException, InterruptedException {
        String root = shift + ":" + shift;
        if (isDirectory) {
            Files.setAttribute(path, "unix:uid", (int) shift, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", (int) shift, LinkOption.NOFOLLOW_LINKS);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            return;
        }
        keepToRoot(path);
        require(List.of("mkfs." + FILE_SYSTEM, "-q", "-F", "-E", "root_owner=" + root, path.toString()));
    }

    /** No account but root's reads a container's files past the container. */
    private static void keepToRoot(Path image) throws IOException {
        Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-------"));
    }

    private void require(List<String> command) throws IOException, InterruptedException {
        ProgramResult result = programs.run(command, LONG);
        if (!result.isSuccess()) {
            throw new IOException(command.get(0) + " failed: " + result.reason());
        }
    }

    @Override
    public MountSource sourceOf(VolumeId volume) {
        Path path = storages.path(volume);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw ApiException.failed("volume '" + volume + "' does not exist");
        }
        return switch (formatOf(volume)) {
            case SUBVOL -> MountSource.bind(path);
            case RAW -> MountSource.image(path, FILE_SYSTEM);
            default ->
                throw ApiException.failed("volume '" + volume + "' has the format " + formatOf(volume)
                        + ", which no container can use; a container's volumes are raw images or directories");
        };
    }

    /** How a volume lies on its storage, by its name. */
    public static ImageFormat formatOf(VolumeId volume) {
        return ContainerDisks.image(volume)
                .orElseThrow(() -> ApiException.failed("'" + volume + "' is no volume of a guest"))
                .imageFormat();
    }

    /** The size that a volume has; 0 for a directory. */
    public ByteSize sizeOf(VolumeId volume) {
        if (formatOf(volume) == ImageFormat.SUBVOL) {
            return new ByteSize(0);
        }
        return new ByteSize(storages.holding(volume).inspect(volume).size());
    }

    /**
     * Makes a volume larger, and its file system. What is done already is not done again.
     *
     * @param isMounted whether a container that runs uses it
     */
    public void grow(VolumeId volume, ByteSize size, boolean isMounted) throws IOException, InterruptedException {
        Storage storage = storages.holding(volume);
        if (sizeOf(volume).compareTo(size) < 0) {
            storage.grow(volume, size);
        }
        Path image = storage.path(volume);
        if (isMounted) {
            String device = loopDevice(image);
            require(List.of("losetup", "--set-capacity", device));
            growMounted(device);
        } else {
            new Ext4Check(programs).mendAll(image.toString());
            require(List.of("resize2fs", image.toString()));
        }
    }

    private void growMounted(String device) throws IOException, InterruptedException {
        ProgramResult result = programs.run(List.of("resize2fs", device), LONG);
        if (!result.isSuccess()) {
            throw new IOException("the volume is larger now, its file system is not: " + result.reason()
                    + "; shut the container down and resize the volume to the same size again");
        }
    }

    private String loopDevice(Path image) throws IOException, InterruptedException {
        String devices = programs.require(
                List.of("losetup", "--associated", image.toString(), "--output", "NAME", "--noheadings"));
        return devices.lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IOException("no loop device has " + image + " open"));
    }

    /**
     * Copies a volume that nobody has mounted.
     *
     * @param target storage of the copy
     * @param bytesPerSecond most bytes a second; 0 for no limit
     */
    public VolumeId copy(
            VolumeId volume, StorageId target, Vmid owner, long bytesPerSecond, TaskContext task, VolumeClaim claim)
            throws IOException, InterruptedException {
        requireCopyable(volume);
        if (formatOf(volume) == ImageFormat.SUBVOL) {
            return copyDirectory(volume, target, owner, bytesPerSecond, task, claim);
        }
        NewVolume wanted = NewVolume.of(owner, new ByteSize(0)).in(ImageFormat.RAW);
        CopyTerms terms = CopyTerms.FREE.at(bytesPerSecond).telling(task::progress);
        Storage storage = storages.use(target);
        VolumeId made = storage.copy(ImageSource.of(storages.path(volume), ImageFormat.RAW), wanted, terms, claim);
        keepToRoot(storage.path(made));
        return made;
    }

    /** Owners, rights, links, holes and attributes stay; links are copied themselves, whatever they name. */
    private VolumeId copyDirectory(
            VolumeId volume, StorageId target, Vmid owner, long bytesPerSecond, TaskContext task, VolumeClaim claim)
            throws IOException, InterruptedException {
        if (bytesPerSecond > 0) {
            task.warn("The limit of the rate does not hold for '" + volume + "', which is a directory");
        }
        Storage storage = storages.use(target);
        VolumeId made = storage.allocate(NewVolume.of(owner, new ByteSize(0)).in(ImageFormat.SUBVOL), claim);
        try {
            require(List.of(
                    "cp",
                    "--archive",
                    "--one-file-system",
                    "--sparse=auto",
                    "--no-target-directory",
                    "--",
                    storages.path(volume).toString(),
                    storage.path(made).toString()));
            return made;
        } catch (IOException | InterruptedException e) {
            storage.free(made);
            throw e;
        }
    }

    /** Refuses what can't be copied. */
    public static void requireCopyable(VolumeId volume) {
        ImageFormat format = formatOf(volume);
        if (format != ImageFormat.RAW && format != ImageFormat.SUBVOL) {
            throw ApiException.failed("volume '" + volume + "' has the format " + format
                    + ", which no container can use; a container's volumes are raw images or directories");
        }
    }

    /** Removes a volume; nothing is wrong if it is gone. */
    public void free(VolumeId volume) {
        storages.holding(volume).free(volume);
    }

    /** Where volumes lie. */
    public Storages storages() {
        return storages;
    }
}
