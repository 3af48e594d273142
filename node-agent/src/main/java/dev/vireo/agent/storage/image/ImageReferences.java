// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.image.Qcow2Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides, from an image's first bytes, whether a volume of a storage may be opened. A linked clone refers to the disk of
 * a template beside it; whatever else an image refers to would let its maker read that file from inside a guest.
 */
public final class ImageReferences {
    private static final Pattern TEMPLATE_DISK =
            Pattern.compile("\\.\\./([1-9][0-9]{2,8})/base-\\1-[A-Za-z0-9][A-Za-z0-9._+-]*\\.(?:raw|qcow2)");
    private static final int LONGEST_CHAIN = 16;

    private ImageReferences() {}

    /**
     * Checks a qcow2 volume and the templates' disks below it, before anything else opens it. Other formats pass: a raw
     * image refers to nothing, whatever its bytes look like.
     *
     * @throws BadImageException if it refers to a file that it must not read
     */
    public static void requireConfined(Path file, ImageFormat format) throws IOException {
        Path image = file;
        ImageFormat kind = format;
        for (int depth = 0; kind == ImageFormat.QCOW2; depth++) {
            refuse(depth == LONGEST_CHAIN, "the image has more than " + LONGEST_CHAIN + " images below it");
            Qcow2Header header = Qcow2File.read(image);
            refuse(header.hasDataFile(), "the image keeps its data in another file");
            Optional<BackingFile> backing = BackingFile.read(image);
            if (backing.isEmpty()) {
                return;
            }
            kind = requireTemplateDisk(backing.get());
            image = image.resolveSibling(backing.get().name()).normalize();
            refuse(
                    !Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS),
                    "the template's disk " + image.getFileName() + " that the image is based on does not exist");
        }
    }

    /** The template's disk below a qcow2 image, as the image names it; nothing if there is none or it cannot be read. */
    public static Optional<String> templateDiskBelow(Path image) {
        try {
            Qcow2File.read(image);
            return BackingFile.read(image)
                    .map(BackingFile::name)
                    .filter(name -> TEMPLATE_DISK.matcher(name).matches());
        } catch (IOException | BadImageException e) {
            return Optional.empty();
        }
    }

    private static ImageFormat requireTemplateDisk(BackingFile backing) {
        refuse(
                !TEMPLATE_DISK.matcher(backing.name()).matches(),
                "the image takes blocks from " + quote(backing.name()) + ", which is no template's disk");
        ImageFormat named = ImageFormat.ofFileName(backing.name()).orElseThrow();
        refuse(
                !backing.format().equals(Optional.of(named.word())),
                "the image does not say that the format of " + quote(backing.name()) + " is " + named);
        return named;
    }

    private static void refuse(boolean isBad, String complaint) {
        if (isBad) {
            throw new BadImageException(complaint);
        }
    }
}
