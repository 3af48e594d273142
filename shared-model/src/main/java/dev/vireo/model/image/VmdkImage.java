// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import dev.vireo.model.image.DiskDescription.ImageFile;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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
        byte[] text = source.bytes(0, (int) source.size());
        VmdkDescriptor descriptor = VmdkDescriptor.parse(new String(text, StandardCharsets.UTF_8));
        return new DiskDescription(
                DiskFormat.VMDK,
                descriptor.createType(),
                new ByteSize(DiskDescription.requireSize(descriptor.virtualSize())),
                descriptor.extents(),
                files(descriptor),
                List.of());
    }

    private List<ImageFile> files(VmdkDescriptor descriptor) throws IOException {
        Map<String, ImageFile> files = new LinkedHashMap<>();
        files.put(name, new ImageFile(name, source.size()));
        Map<String, Long> sectors = new HashMap<>();
        for (VmdkExtent extent : descriptor.extents()) {
            String file = extent.fileName();
            require(!file.equals(name), "the VMDK descriptor names itself as a part of the disk");
            long used = sectors.merge(file, extent.sectors(), Long::sum);
            Optional<ByteSource> part = beside.find(file);
            if (part.isPresent()) {
                check(extent, part.get());
                requireOnce(extent, used, part.get());
            }
            files.put(file, new ImageFile(file, part.map(ByteSource::size).orElse(-1L)));
        }
        return new ArrayList<>(files.values());
    }

    /** A disk made of the same bytes again and again would be larger than anything that a storage has. */
    private static void requireOnce(VmdkExtent extent, long used, ByteSource part) {
        long most = extent.isFlat() ? part.size() / 512 : extent.sectors();
        require(used <= most, "the VMDK descriptor uses the file '" + extent.fileName() + "' more than once");
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
