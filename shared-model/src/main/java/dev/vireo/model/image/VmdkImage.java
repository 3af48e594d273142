// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import dev.vireo.model.image.DiskDescription.ImageFile;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VMware disk: one sparse file, or a descriptor and the files that it names. */
record VmdkImage(String name, ByteSource source, ImageFiles beside) {
    /** A disk whose bytes begin as a sparse file. */
    DiskDescription sparse() throws IOException {
        VmdkSparse sparse = VmdkSparse.read(source);
        VmdkDescriptor descriptor = sparse.descriptor()
                .orElseThrow(() -> new ImageRefusedException("'" + name
                        + "' is one part of a disk that is split into several files; choose the small file that describes"
                        + " them all, mostly called NAME.vmdk without -s001"));
        boolean isAlone =
                descriptor.extents().size() == 1 && !descriptor.extents().get(0).isFlat();
        require(isAlone, "the VMDK image says that its disk lies in other files");
        return DiskDescription.single(
                DiskFormat.VMDK, descriptor.createType(), sparse.sectors() * 512, new ImageFile(name, source.size()));
    }

    /** A disk that a text describes. */
    DiskDescription described() throws IOException {
        require(
                source.size() <= VmdkDescriptor.LONGEST,
                "the VMDK descriptor has " + source.size() + " bytes; " + VmdkDescriptor.LONGEST + " are possible");
        byte[] text = source.at(0, (int) source.size(), ByteOrder.LITTLE_ENDIAN).array();
        VmdkDescriptor descriptor = VmdkDescriptor.parse(new String(text, StandardCharsets.UTF_8));
        Map<String, ImageFile> files = new LinkedHashMap<>();
        files.put(name, new ImageFile(name, source.size()));
        for (VmdkExtent extent : descriptor.extents()) {
            require(!extent.fileName().equals(name), "the VMDK descriptor names itself as a part of the disk");
            Optional<ByteSource> part = beside.find(extent.fileName());
            if (part.isPresent()) {
                check(extent, part.get());
            }
            files.put(
                    extent.fileName(),
                    new ImageFile(extent.fileName(), part.map(ByteSource::size).orElse(-1L)));
        }
        return new DiskDescription(
                DiskFormat.VMDK,
                descriptor.createType(),
                new ByteSize(DiskDescription.requireSize(descriptor.virtualSize())),
                descriptor.extents(),
                new ArrayList<>(files.values()),
                List.of());
    }

    private static void check(VmdkExtent extent, ByteSource part) throws IOException {
        if (extent.isFlat()) {
            require(
                    part.holds(extent.offset() * 512, extent.sectors() * 512),
                    "the file '" + extent.fileName() + "' is cut short: the VMDK descriptor says that "
                            + (extent.offset() + extent.sectors()) * 512 + " bytes are needed, it has " + part.size());
            return;
        }
        require(
                FileKind.of(part) == FileKind.VMDK_SPARSE,
                "the file '" + extent.fileName() + "' is not what the VMDK descriptor says: it has no grain tables");
        VmdkSparse sparse = VmdkSparse.read(part);
        require(
                sparse.sectors() == extent.sectors(),
                "the file '" + extent.fileName() + "' holds " + sparse.sectors() + " sectors, the VMDK descriptor says "
                        + extent.sectors());
    }
}
