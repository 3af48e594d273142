// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.image.BadImageException;
import dev.vireo.agent.storage.image.CopyTerms;
import dev.vireo.agent.storage.image.ForeignImages;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.ImageReferences;
import dev.vireo.agent.storage.image.ImageSource;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes a disk with the content of an image, after a look at what the image refers to and at the space there is. */
record VolumeCopy(Allocation allocation, DirectoryPlugin.Tools tools) {
    VolumeId make(ImageSource source, NewVolume wanted, CopyTerms terms, VolumeClaim claim) {
        requireSafe(source);
        ByteSize size = size(source, wanted);
        requireSpace(source, size);
        return allocation.make(wanted, claim, (file, format, preallocation) -> {
            requireFile(format);
            tools.images().copy(source, file, format, preallocation, terms);
            tools.steps().reached("copy.copied");
            if (size.bytes() > tools.images().info(file, format).virtualSize()) {
                tools.images().grow(file, format, size);
            }
        });
    }

    private static void requireSafe(ImageSource source) {
        if (source.isChecked()) {
            return;
        }
        try {
            if (source.driver().equals(ImageFormat.VMDK.word())) {
                ForeignImages.requireAlone(source.file());
            } else if (source.driver().equals(ImageFormat.QCOW2.word())) {
                ImageReferences.requireConfined(source.file(), ImageFormat.QCOW2);
            }
        } catch (BadImageException e) {
            throw ApiException.failed("the image cannot be copied: " + e.getMessage(), e);
        } catch (IOException e) {
            throw StorageFailure.of("cannot read the image", e);
        }
    }

    private static void requireFile(ImageFormat format) {
        if (format == ImageFormat.SUBVOL) {
            throw ApiException.badParameter("format", "a disk is raw, qcow2 or vmdk");
        }
    }

    private ByteSize size(ImageSource source, NewVolume wanted) {
        long present = tools.images().virtualSize(source);
        if (wanted.size().bytes() == 0) {
            return new ByteSize(present);
        }
        if (wanted.size().bytes() < present) {
            throw ApiException.failed("the new disk has " + wanted.size() + ", the image needs " + new ByteSize(present)
                    + ": a copy cannot be smaller");
        }
        return wanted.size();
    }

    /** What the source takes the copy takes about too; a storage that allocates in full needs all of it. */
    private void requireSpace(ImageSource source, ByteSize size) {
        Path file = source.file();
        long taken = allocation.preallocation().takesAll()
                ? size.bytes()
                : Math.min(size.bytes(), tools.allocated().of(List.of(file)).getOrDefault(file, 0L));
        long free = allocation.layout().root().toFile().getUsableSpace();
        if (taken > free) {
            throw ApiException.failed("no space is left on the storage '"
                    + allocation.config().id() + "' for a copy: about " + taken + " bytes are needed and " + free
                    + " are free");
        }
    }
}
