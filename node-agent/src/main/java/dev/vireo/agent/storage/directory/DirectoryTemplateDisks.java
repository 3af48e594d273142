// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.TemplateDisks;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.agent.storage.VolumeName.Image;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Templates' disks as files that are named {@code base-…} and can't be written, and qcow2 files on top of them. */
record DirectoryTemplateDisks(Allocation allocation, DirectoryPlugin.Tools tools) implements TemplateDisks {
    private static final String GUESTS = "vm-";
    private static final String TEMPLATES = "base-";

    @Override
    public VolumeId idOf(VolumeId volume) {
        return new VolumeId(volume.storage(), templateName(image(volume)).toString());
    }

    private static Image image(VolumeId volume) {
        if (VolumeName.parse(volume.name()) instanceof Image image
                && (image.imageFormat() == ImageFormat.QCOW2 || image.imageFormat() == ImageFormat.RAW)) {
            return image;
        }
        throw ApiException.failed("the volume '" + volume + "' cannot be a template's disk: move it to the format qcow2"
                + " or raw first");
    }

    private static Image templateName(Image image) {
        String name = image.fileName().startsWith(GUESTS)
                ? TEMPLATES + image.fileName().substring(GUESTS.length())
                : image.fileName();
        return new Image(image.vmid(), name);
    }

    @Override
    public void keep(VolumeId volume) {
        Image image = image(volume);
        image.base().ifPresent(below -> {
            throw ApiException.failed(
                    "the volume '" + volume + "' is linked to a template's disk: make a template of a" + " full clone");
        });
        Path file = file(image);
        Path kept = file(templateName(image));
        try {
            if (isThere(file) && !file.equals(kept)) {
                if (isThere(kept)) {
                    throw ApiException.failed("the volume '" + idOf(volume) + "' exists already");
                }
                tools.steps().reached("template-disk.keep");
                FileTree.rename(file, kept);
            }
            tools.steps().reached("template-disk.renamed");
            Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r--r-----"));
            FileTree.sync(kept);
            tools.steps().reached("template-disk.kept");
        } catch (IOException e) {
            throw StorageFailure.of("cannot make " + volume + " a template's disk", e);
        }
    }

    @Override
    public void release(VolumeId volume) {
        Image image = image(volume);
        Path file = file(image);
        Path kept = file(templateName(image));
        try {
            if (isThere(kept) && !isThere(file)) {
                tools.ownership().disk(kept);
                Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-rw----"));
                FileTree.rename(kept, file);
            }
        } catch (IOException e) {
            throw StorageFailure.of("cannot make " + volume + " a guest's disk again", e);
        }
    }

    private Path file(Image image) {
        try {
            return allocation
                    .confinement()
                    .requireFolderInside(allocation.layout().path(image));
        } catch (IOException e) {
            throw StorageFailure.of("cannot find " + image, e);
        }
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public VolumeId link(VolumeId base, Vmid owner, VolumeClaim claim) {
        Image image = image(base);
        if (!image.fileName().startsWith(TEMPLATES)) {
            throw ApiException.failed("the volume '" + base + "' is no template's disk: nothing can be linked to it");
        }
        NewVolume wanted = NewVolume.of(owner, new ByteSize(0)).in(ImageFormat.QCOW2);
        String below = "../" + image.vmid() + "/" + image.fileName();
        VolumeId made = allocation.make(
                wanted, volume -> claim.claims(linked(image, volume)), (file, format, preallocation) -> {
                    tools.images().createLinked(file, below, image.imageFormat());
                    tools.steps().reached("link.linked");
                });
        return linked(image, made);
    }

    private static VolumeId linked(Image base, VolumeId volume) {
        return new VolumeId(volume.storage(), base + "/" + volume.name());
    }
}
