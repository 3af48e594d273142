// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.Annotation;
import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageCapabilities;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.StorageUse;
import dev.vireo.agent.storage.TemplateDisks;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.VolumeSnapshots;
import dev.vireo.agent.storage.image.BadImageException;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageReferences;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageAnswers.VolumeDetails;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A storage of type {@code dir}. */
final class DirectoryStorage implements Storage {
    private final StorageConfig config;
    private final StorageCapabilities capabilities;
    private final DirectoryLayout layout;
    private final DirectoryPlugin.Tools tools;
    private final Confinement confinement;
    private final Folders folders;
    private final Listing listing;

    DirectoryStorage(
            StorageConfig config,
            StorageCapabilities capabilities,
            DirectoryLayout layout,
            DirectoryPlugin.Tools tools) {
        this.config = config;
        this.capabilities = capabilities;
        this.layout = layout;
        this.tools = tools;
        this.confinement = new Confinement(layout.root());
        this.folders = new Folders(config, layout, tools.ownership());
        this.listing = new Listing(config, layout, confinement, tools.allocated());
    }

    @Override
    public StorageConfig config() {
        return config;
    }

    @Override
    public StorageCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public void activate() {
        try {
            folders.make();
        } catch (IOException e) {
            throw StorageFailure.of("storage '" + config.id() + "' is not usable: " + layout.root(), e);
        }
    }

    @Override
    public StorageUse status() {
        try {
            if (!folders.areReady()) {
                return StorageUse.INACTIVE;
            }
        } catch (IOException e) {
            return StorageUse.INACTIVE;
        }
        // Not by FileStore: that looks for the mount point, which a chroot or a container may not show.
        File root = layout.root().toFile();
        long total = root.getTotalSpace();
        return new StorageUse(total, total - root.getFreeSpace(), root.getUsableSpace(), true);
    }

    @Override
    public List<VolumeEntry> list(VolumeFilter filter) {
        try {
            return listing.list(filter);
        } catch (IOException e) {
            throw StorageFailure.of("cannot list storage '" + config.id() + "'", e);
        }
    }

    @Override
    public Path path(VolumeId volume) {
        return confinement.requireInside(layout.path(nameOf(volume)));
    }

    private VolumeName nameOf(VolumeId volume) {
        if (!volume.storage().equals(config.id())) {
            throw new IllegalArgumentException(volume + " is not on storage " + config.id());
        }
        try {
            return VolumeName.parse(volume.name());
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("volume", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public VolumeId allocate(NewVolume wanted, VolumeClaim claim) {
        return allocation().make(wanted, claim);
    }

    private Allocation allocation() {
        boolean isTaken = config.content().contains(ContentType.IMAGES)
                || config.content().contains(ContentType.ROOTDIR);
        if (!isTaken) {
            throw refusesContent(ContentType.IMAGES);
        }
        return new Allocation(config, layout, confinement, folders, tools);
    }

    @Override
    public VolumeId copy(ImageSource source, NewVolume wanted, CopyTerms terms, VolumeClaim claim) {
        return new VolumeCopy(allocation(), tools).make(source, wanted, terms, claim);
    }

    @Override
    public void grow(VolumeId volume, ByteSize size) {
        Path file = path(volume);
        ImageFormat format = disk(volume).imageFormat();
        if (format != ImageFormat.RAW && format != ImageFormat.QCOW2) {
            throw ApiException.failed(
                    "a disk of the format " + format + " cannot be resized; move it to the format qcow2 or raw first");
        }
        try {
            ImageReferences.requireConfined(file, format);
            tools.steps().reached("grow.before");
            tools.images().grow(file, format, size);
            FileTree.sync(file);
            tools.steps().reached("grow.grown");
        } catch (BadImageException e) {
            throw ApiException.failed("cannot resize " + volume + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw StorageFailure.of("cannot resize " + volume, e);
        }
    }

    @Override
    public VolumeId reassign(VolumeId volume, Vmid owner, VolumeClaim claim) {
        try {
            return new Reassignment(allocation(), confinement, tools).make(disk(volume), owner, claim);
        } catch (IOException e) {
            throw StorageFailure.of("cannot give " + volume + " to guest " + owner, e);
        }
    }

    @Override
    public void takeBack(VolumeId volume, VolumeId reassigned) {
        try {
            new Reassignment(allocation(), confinement, tools).undo(disk(volume), disk(reassigned));
        } catch (IOException e) {
            throw StorageFailure.of("cannot take " + reassigned + " back", e);
        }
    }

    private VolumeName.Image disk(VolumeId volume) {
        if (nameOf(volume) instanceof VolumeName.Image image) {
            return image;
        }
        throw ApiException.badParameter("volume", volume + " is no disk");
    }

    @Override
    public void free(VolumeId volume) {
        VolumeName name = nameOf(volume);
        try {
            new Removal(layout, confinement, tools).remove(name);
        } catch (IOException e) {
            throw StorageFailure.of("cannot remove " + volume, e);
        }
    }

    @Override
    public TemplateDisks templateDisks() {
        return new DirectoryTemplateDisks(allocation(), tools);
    }

    @Override
    public VolumeSnapshots snapshots() {
        return new DirectorySnapshots(this::path, tools.images().snapshots(), tools.steps());
    }

    @Override
    public VolumeDetails inspect(VolumeId volume) {
        VolumeName name = nameOf(volume);
        Path file = path(volume);
        try {
            VolumeEntry entry = listing.entry(name, file);
            return new VolumeDetails(
                    file.toString(),
                    entry.size() == null ? 0 : entry.size(),
                    entry.used() == null ? 0 : entry.used(),
                    name.format(),
                    entry.notes(),
                    entry.isProtected());
        } catch (IOException e) {
            throw StorageFailure.of("cannot read " + volume, e);
        }
    }

    @Override
    public Path place(VolumeName name) {
        Set<ContentType> takes = config.content();
        if (!takes.contains(name.content())) {
            throw refusesContent(name.content());
        }
        Path file = layout.path(name);
        try {
            folders.make(file.getParent());
            return confinement.requireFolderInside(file);
        } catch (IOException e) {
            throw StorageFailure.of("cannot write to storage '" + config.id() + "'", e);
        }
    }

    @Override
    public void annotate(VolumeId volume, Annotation change) {
        VolumeName name = nameOf(volume);
        Path file = path(volume);
        try {
            new BackupNotes(config, tools).change(name, file, change);
        } catch (IOException e) {
            throw StorageFailure.of("cannot change the notes or the protection of " + volume, e);
        }
    }

    private ApiException refusesContent(ContentType content) {
        return ApiException.badParameter(
                "storage",
                "storage '" + config.id() + "' does not take content of kind '" + content.word() + "', only "
                        + config.content().stream().map(ContentType::word).toList());
    }
}
