// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes tar archives that no honest program would. */
final class TarBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long user;

    TarBytes ownedBy(long account) {
        user = account;
        return this;
    }

    TarBytes file(String path, String text) {
        return entry(path, '0', "", text.getBytes(StandardCharsets.UTF_8), 0644);
    }

    TarBytes directory(String path) {
        return entry(path, '5', "", new byte[0], 0755);
    }

    TarBytes link(String path, String to) {
        return entry(path, '2', to, new byte[0], 0777);
    }

    TarBytes hardLink(String path, String to) {
        return entry(path, '1', to, new byte[0], 0644);
    }

    TarBytes device(String path) {
        return entry(path, '4', "", new byte[0], 0600);
    }

    TarBytes attribute(String name, byte[] value) {
        int body = (" SCHILY.xattr." + name + "=\n").length() + value.length;
        int length = body + 2;
        length = body + Integer.toString(length).length();
        ByteArrayOutputStream pax = new ByteArrayOutputStream();
        pax.writeBytes((length + " SCHILY.xattr." + name + "=").getBytes(StandardCharsets.ISO_8859_1));
        pax.writeBytes(value);
        pax.write('\n');
        return entry("pax", 'x', "", pax.toByteArray(), 0644);
    }

    TarBytes records(String records) {
        return entry("pax", 'x', "", records.getBytes(StandardCharsets.ISO_8859_1), 0644);
    }

    TarBytes entry(String path, char type, String link, byte[] data, int mode) {
        byte[] block = new byte[512];
        put(block, 0, path);
        put(block, 100, octal(mode, 7));
        put(block, 108, octal(user, 7));
        put(block, 116, octal(user, 7));
        put(block, 124, octal(data.length, 11));
        put(block, 136, octal(1_000_000_000, 11));
        block[156] = (byte) type;
        put(block, 157, link);
        put(block, 257, "ustar");
        put(block, 263, "00");
        put(block, 148, "        ");
        long sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        put(block, 148, octal(sum, 6));
        block[154] = 0;
        out.writeBytes(block);
        out.writeBytes(data);
        out.writeBytes(new byte[(512 - data.length % 512) % 512]);
        return this;
    }

    private static String octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        all.writeBytes(new byte[1024]);
        return all.toByteArray();
    }
}
