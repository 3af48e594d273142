// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is by its bytes. */
public enum FileKind {
    /** A VMDK file with grain tables. */
    VMDK_SPARSE,
    /** A text that describes a VMDK disk. */
    VMDK_DESCRIPTOR,
    /** A disk of an old ESX server: a redo log. */
    VMDK_REDO_LOG,
    /** A VHDX disk. */
    VHDX,
    /** A VDI disk. */
    VDI,
    /** A VHD disk. */
    VHD,
    /** A qcow2 disk. */
    QCOW2,
    /** A tar archive, as an OVA is. */
    TAR,
    /** XML, as an OVF is. */
    XML,
    /** Packed with gzip. */
    GZIP,
    /** Nothing of these: bytes as they are. */
    RAW;

    private static final int HEAD = 512;

    /** Looks at the first and the last bytes. */
    public static FileKind of(ByteSource source) throws IOException {
        int length = (int) Math.min(HEAD, source.size());
        byte[] head = source.bytes(0, length);
        FileKind byHead = ofHead(head);
        return byHead == RAW && VhdImage.hasFooter(source) ? VHD : byHead;
    }

    private static FileKind ofHead(byte[] head) {
        if (startsWith(head, 0, "KDMV")) {
            return VMDK_SPARSE;
        }
        if (startsWith(head, 0, "COWD")) {
            return VMDK_REDO_LOG;
        }
        if (startsWith(head, 0, "vhdxfile")) {
            return VHDX;
        }
        if (startsWith(head, 0, "conectix")) {
            return VHD;
        }
        if (startsWith(head, 0, "QFI\u00fb")) {
            return QCOW2;
        }
        if (startsWith(head, 257, "ustar")) {
            return TAR;
        }
        if (startsWith(head, 0, "\u001f\u008b\b")) {
            return GZIP;
        }
        boolean isVdi = head.length >= VdiImage.SIGNATURE_OFFSET + 4
                && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(VdiImage.SIGNATURE_OFFSET)
                        == VdiImage.SIGNATURE;
        return isVdi ? VDI : ofText(new String(head, StandardCharsets.ISO_8859_1));
    }

    private static FileKind ofText(String head) {
        String text =
                head.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("# disk descriptorfile") || text.startsWith("# disk descriptor file")) {
            return VMDK_DESCRIPTOR;
        }
        return text.startsWith("<?xml") || text.startsWith("<envelope") ? XML : RAW;
    }

    private static boolean startsWith(byte[] bytes, int offset, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < offset + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
