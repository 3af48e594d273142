// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes tar archives. */
final class Tar {
    private Tar() {}

    static byte[] of(String name, byte[] content, String other, byte[] otherContent) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        add(out, name, '0', content);
        add(out, other, '0', otherContent);
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    /** One entry of any type. */
    static byte[] single(String name, char type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        add(out, name, type, content);
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    private static void add(ByteArrayOutputStream out, String name, char type, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, String.format(Locale.ROOT, "%011o\0", content.length));
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += Byte.toUnsignedInt(b);
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
