// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import dev.vireo.agent.storage.FileJournal;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.image.BadImageException;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.image.ByteSource;
import dev.vireo.model.image.DiskDescription;
import dev.vireo.model.image.DiskFormat;
import dev.vireo.model.image.ForeignDisk;
import dev.vireo.model.image.ImageFiles;
import dev.vireo.model.image.ImageRefusedException;
import dev.vireo.model.image.TarArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings disks of other programs onto a storage. A disk is looked at by our own readers first; QEMU's tools get it only if
 * it stands alone, in a folder of our own, with limits on time and memory.
 */
public final class DiskImport {
    /** A machine's tables fit many times; what needs more is an attack. */
    private static final long MEMORY = 4L << 30;
    /** Slower than this no disk is read; the time of a conversion follows. */
    private static final long SLOWEST_BYTES_A_SECOND = 4L << 20;

    /** What an empty image takes beside its blocks, and a VHD's size that is rounded up. */
    private static final long MOST_TABLES = 128L << 20;

    private static final Duration LEAST_TIME = Duration.ofMinutes(10);

    private final Storages storages;
    private final FileJournal journal;
    private final QemuImage images;
    private final StepListener steps;

    /**
     * @param storages where disks come from and go to
     * @param journal remembers folders that are not removed yet
     * @param images checks what only QEMU can
     * @param steps is told of each step with an effect
     */
    public DiskImport(Storages storages, FileJournal journal, QemuImage images, StepListener steps) {
        this.storages = storages;
        this.journal = journal;
        this.images = images;
        this.steps = steps;
    }

    /**
     * Looks into a foreign disk.
     *
     * @throws ApiException if it does not exist or must not be imported
     */
    public DiskDescription describe(ImportName name) {
        Path file = storages.path(name.volume());
        try (FolderFiles files = new FolderFiles(file.resolveSibling(""))) {
            ByteSource bytes = files.open(file);
            if (name.member().isEmpty()) {
                return new ForeignDisk(fileName(file), bytes, files).describe();
            }
            ByteSource member = TarArchive.read(bytes)
                    .find(name.member().get())
                    .orElseThrow(() -> new ImageRefusedException("the archive holds no file of that name"));
            return new ForeignDisk(name.member().get(), member, ImageFiles.NONE).describe();
        } catch (ImageRefusedException e) {
            throw refused(name, e);
        } catch (IOException e) {
            throw StorageFailure.of("cannot read " + name, e);
        }
    }

    /** Refuses what could not be imported, before anything is done. */
    public void check(ImportName name) {
        if (name.isGuestDisk()) {
            storages.path(name.volume());
            return;
        }
        DiskDescription found = describe(name);
        if (!found.missing().isEmpty()) {
            throw ApiException.failed(name + " cannot be imported: it needs the files "
                    + String.join(", ", found.missing()) + " beside it; upload them too");
        }
    }

    /**
     * Makes a volume with the content of a disk.
     *
     * @param wanted what to make; with the size 0 it is as large as the source
     * @param claim is told the volume's id before anything is made
     */
    public VolumeId run(ImportName name, Storage target, NewVolume wanted, TaskLog log, VolumeClaim claim) {
        if (name.isGuestDisk()) {
            return target.copy(ownDisk(name), wanted, CopyTerms.FREE.telling(log::progress), claim);
        }
        DiskDescription found = describe(name);
        found.notes().forEach(note -> log.line(name + ": " + note));
        log.line("importing " + name + ": " + found.format().word() + " " + found.variant() + ", " + found.virtualSize()
                + ", " + found.realSize() + " bytes in " + found.files().size() + " file(s)");
        Path file = storages.path(name.volume());
        steps.reached("import.stage");
        try (StagedDisk staged = StagedDisk.of(file, journal)) {
            ImageSource source = staged.source(fileName(file), name.member());
            requireWhole(source);
            steps.reached("import.staged");
            VolumeId made = target.copy(source, wanted, terms(found, log), claim);
            steps.reached("import.copied");
            return made;
        } catch (ImageRefusedException | BadImageException e) {
            throw refused(name, e);
        } catch (IOException e) {
            throw StorageFailure.of("cannot import " + name, e);
        }
    }

    private ImageSource ownDisk(ImportName name) {
        VolumeName.Image image =
                (VolumeName.Image) VolumeName.parse(name.volume().name());
        return ImageSource.of(storages.path(name.volume()), image.imageFormat());
    }

    private static CopyTerms terms(DiskDescription found, TaskLog log) {
        Duration bySize = Duration.ofSeconds(found.virtualSize().bytes() / SLOWEST_BYTES_A_SECOND);
        Duration time = bySize.compareTo(LEAST_TIME) > 0 ? bySize : LEAST_TIME;
        long bytes = found.virtualSize().bytes();
        return CopyTerms.FREE
                .within(time, MEMORY)
                .writing(bytes + bytes / 64 + MOST_TABLES)
                .telling(log::progress);
    }

    /** Our reader looks at no cluster of a qcow2 image; QEMU's does, now that nothing else can be opened. */
    private void requireWhole(ImageSource source) {
        if (source.driver().equals(DiskFormat.QCOW2.driver())) {
            images.check(source.file());
        }
    }

    private static ApiException refused(ImportName name, RuntimeException e) {
        return ApiException.failed(name + " cannot be imported: " + e.getMessage(), e);
    }

    private static String fileName(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }
}
