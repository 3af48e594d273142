// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.VolumeName.Image;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageReferences;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.ContentType;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which disks hold only what differs from a template's. */
record LinkedDisks(DirectoryLayout layout, Confinement confinement) {
    /** The disks on top of that one. */
    List<Image> to(Image base) throws IOException {
        List<Image> found = new ArrayList<>();
        Path images = layout.folder(ContentType.IMAGES);
        if (!Files.isDirectory(images)) {
            return found;
        }
        try (DirectoryStream<Path> guests = Files.newDirectoryStream(images, "[1-9]*")) {
            for (Path guest : guests) {
                if (confinement.isInside(guest) && Files.isDirectory(guest)) {
                    collect(guest, base, found);
                }
            }
        }
        return found;
    }

    private static void collect(Path guest, Image base, List<Image> found) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(guest, "*.qcow2")) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    name(file)
                            .map(name -> withBase(name, file))
                            .filter(name -> name.base().filter(base::equals).isPresent())
                            .ifPresent(found::add);
                }
            }
        }
    }

    private static @Nullable Path guestOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? null : folder.getFileName();
    }

    private static Optional<Image> name(Path file) {
        try {
            return Optional.of(
                    new Image(Vmid.parse(String.valueOf(guestOf(file))), String.valueOf(file.getFileName())));
        } catch (InvalidValueException e) {
            // A file that somebody else put there: no volume.
            return Optional.empty();
        }
    }

    private static Image base(String below) {
        String[] parts = below.split("/", -1);
        return new Image(Vmid.parse(parts[1]), parts[2]);
    }

    /** A disk's full name: that of the template's disk below it, if there is one, and its own. */
    static Image withBase(Image name, Path file) {
        if (name.imageFormat() != ImageFormat.QCOW2) {
            return name;
        }
        return ImageReferences.templateDiskBelow(file)
                .map(below -> name.on(base(below)))
                .orElse(name);
    }
}
