// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the bytes of a plain disk tell about what is on it: a hint for people, nothing is decided by it. */
enum RawContent {
    GPT("a disk with a GPT partition table"),
    MBR("a disk with an MBR partition table or a boot sector"),
    CD("a CD image"),
    FILE_SYSTEM("a file system without a partition table: no guest boots from it by itself"),
    UNKNOWN("neither a partition table nor a boot sector nor a known file system: is it a disk at all?");

    private final String text;

    RawContent(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static RawContent of(ByteSource source) throws IOException {
        if (has(source, 512, "EFI PART") || has(source, 4096, "EFI PART")) {
            return GPT;
        }
        if (has(source, 32769, "CD001")) {
            return CD;
        }
        if (has(source, 510, "U\u00aa")) {
            return MBR;
        }
        boolean isFileSystem = has(source, 1080, "S\u00ef")
                || has(source, 0, "XFSB")
                || has(source, 65600, "_BHRfS_M")
                || has(source, 536, "LVM2 001");
        return isFileSystem ? FILE_SYSTEM : UNKNOWN;
    }

    private static boolean has(ByteSource source, long offset, String mark) throws IOException {
        if (!source.holds(offset, mark.length())) {
            return false;
        }
        byte[] bytes = source.bytes(offset, mark.length());
        return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1))
                .filter(mark::equals)
                .isPresent();
    }
}
