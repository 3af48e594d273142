// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.TemporaryName;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeName.Image;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.Preallocation;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a disk so that at every moment either nothing of it exists, or a journal names what does: a temporary file is
 * journalled and made; linking it takes the volume's name, which tells our name from a foreign file of the same name; the
 * caller writes its claim down; the content is made in the temporary file, which replaces the name at last.
 */
record Allocation(
        StorageConfig config,
        DirectoryLayout layout,
        Confinement confinement,
        Folders folders,
        DirectoryPlugin.Tools tools) {
    private static final int MOST_DISKS = 1024;
    private static final List<String> KINDS = List.of("vm", "base", "subvol", "basevol");

    /** Writes what a new disk holds. */
    interface Content {
        /** @param file is made; it has not yet its final name */
        void write(Path file, ImageFormat format, Preallocation preallocation);
    }

    /** Makes an empty disk. */
    VolumeId make(NewVolume wanted, VolumeClaim claim) {
        requireSpace(wanted, preallocation());
        return make(
                wanted,
                claim,
                (file, format, preallocation) -> tools.images().create(file, format, wanted.size(), preallocation));
    }

    /** Makes a disk that holds that. */
    VolumeId make(NewVolume wanted, VolumeClaim claim, Content content) {
        ImageFormat format = wanted.format().orElseGet(() -> usualFormat(wanted));
        try {
            folders.make(layout.folder(wanted.owner()));
            return fill(reserve(wanted, format), claim, content);
        } catch (IOException e) {
            throw StorageFailure.of("cannot make a disk on storage '" + config.id() + "'", e);
        }
    }

    Preallocation preallocation() {
        return config.get("preallocation").map(Preallocation::parse).orElse(Preallocation.METADATA);
    }

    private ImageFormat usualFormat(NewVolume wanted) {
        return wanted.name()
                .flatMap(ImageFormat::ofFileName)
                .orElseGet(() -> config.get("format").map(ImageFormat::parse).orElse(ImageFormat.RAW));
    }

    /** A sparse disk may be larger than what is free; one that takes all its place at once may not. */
    private void requireSpace(NewVolume wanted, Preallocation preallocation) {
        long free = layout.root().toFile().getUsableSpace();
        if (preallocation.takesAll() && wanted.size().bytes() > free) {
            throw ApiException.failed("no space is left on the storage '" + config.id() + "' for " + wanted.size()
                    + ": " + free + " bytes are free and the storage allocates disks in full");
        }
    }

    /** Takes the wanted name, or the lowest free one. */
    Reservation reserve(NewVolume wanted, ImageFormat format) throws IOException {
        if (wanted.name().isPresent()) {
            Reservation reservation = reservation(named(wanted, wanted.name().get(), format));
            if (!take(reservation)) {
                throw ApiException.badParameter(
                        "filename", "the volume " + config.id() + ":" + reservation.name() + " exists already");
            }
            return reservation;
        }
        String kind = format == ImageFormat.SUBVOL ? "subvol" : "vm";
        for (int number = 0; number < MOST_DISKS; number++) {
            String fileName = kind + "-" + wanted.owner() + "-disk-" + number + "." + format;
            if (isFree(wanted, number)) {
                Reservation reservation = reservation(new Image(wanted.owner(), fileName));
                if (take(reservation)) {
                    return reservation;
                }
            }
        }
        throw ApiException.failed(
                "guest " + wanted.owner() + " has " + MOST_DISKS + " disks on storage '" + config.id() + "' already");
    }

    private Reservation reservation(Image name) throws IOException {
        Path file = confinement.requireFolderInside(layout.path(name));
        return new Reservation(name, file, TemporaryName.whileNew(file));
    }

    private static Image named(NewVolume wanted, String fileName, ImageFormat format) {
        try {
            Image name = new Image(wanted.owner(), fileName);
            if (wanted.format().isPresent() && name.imageFormat() != format) {
                throw new InvalidValueException("a name that ends with ." + format + " is needed for that format");
            }
            return name;
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("filename", String.valueOf(e.getMessage()));
        }
    }

    /** Whether no disk of the guest has that number, in whatever format. */
    private boolean isFree(NewVolume wanted, int number) {
        Path folder = layout.folder(wanted.owner());
        for (String kind : KINDS) {
            for (ImageFormat format : ImageFormat.values()) {
                String fileName = kind + "-" + wanted.owner() + "-disk-" + number + "." + format;
                if (Confinement.isTaken(folder.resolve(fileName))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Links an empty, journalled file to the name; the link stays until the caller has its claim on disk. */
    private boolean take(Reservation reservation) throws IOException {
        tools.journal().begins(reservation.temporary());
        boolean isTaken = false;
        try {
            isTaken = reservation.take();
            return isTaken;
        } finally {
            if (!isTaken) {
                FileTree.delete(reservation.temporary());
                tools.journal().ends(reservation.temporary());
            }
        }
    }

    private VolumeId fill(Reservation reservation, VolumeClaim claim, Content content) throws IOException {
        boolean isWhole = false;
        try {
            tools.steps().reached("allocate.reserved");
            VolumeId volume = new VolumeId(config.id(), reservation.name().toString());
            claim.claims(volume);
            Files.delete(reservation.temporary());
            write(reservation, content);
            isWhole = true;
            return volume;
        } finally {
            if (!isWhole) {
                reservation.undo();
            }
            tools.journal().ends(reservation.temporary());
        }
    }

    private void write(Reservation reservation, Content content) throws IOException {
        Path temporary = reservation.temporary();
        ImageFormat format = reservation.name().imageFormat();
        if (format == ImageFormat.SUBVOL) {
            Files.createDirectory(temporary);
            tools.steps().reached("allocate.created");
            // A folder cannot replace the file that holds the name.
            Files.delete(reservation.file());
        } else {
            content.write(temporary, format, preallocation());
            tools.ownership().disk(temporary);
            tools.steps().reached("allocate.created");
        }
        FileTree.sync(temporary);
        FileTree.rename(temporary, reservation.file());
        tools.steps().reached("allocate.renamed");
    }
}
