// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.InvalidValueException.quote;
import static dev.vireo.model.image.ImageRefusedException.require;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a tar archive, an OVA for instance. Only plain files lie in it, side by side, so that nothing can be
 * unpacked to another place.
 *
 * @param source the archive
 * @param members its files by name
 */
public record TarArchive(ByteSource source, Map<String, Member> members) implements ImageFiles {
    private static final int BLOCK = 512;
    private static final int MOST_MEMBERS = 1024;
    private static final int LONGEST_NAME = 4096;

    public TarArchive {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * A file in the archive.
     *
     * @param offset where it begins
     * @param size its bytes
     */
    public record Member(long offset, long size) {}

    /**
     * Reads the list of files.
     *
     * @throws ImageRefusedException if the archive is damaged or holds anything but plain files side by side
     */
    public static TarArchive read(ByteSource source) throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        TarRecords said = TarRecords.NONE;
        long offset = 0;
        while (source.holds(offset, BLOCK)) {
            ByteBuffer header = source.at(offset, BLOCK, ByteOrder.BIG_ENDIAN);
            if (isEnd(header)) {
                break;
            }
            requireChecksum(header);
            long size = said.size().orElse(number(header, 124, 12));
            Member member = new Member(offset + BLOCK, size);
            require(
                    source.holds(member.offset, size),
                    "the OVA archive is cut short: a file in it ends behind its last byte");
            said = add(source, header, member, said, members);
            require(members.size() <= MOST_MEMBERS, "the OVA archive has more than " + MOST_MEMBERS + " files");
            offset = member.offset + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
        return new TarArchive(source, members);
    }

    /** Takes one entry; the answer is what it says about the next one. */
    private static TarRecords add(
            ByteSource source, ByteBuffer header, Member member, TarRecords said, Map<String, Member> members)
            throws IOException {
        char type = (char) header.get(156);
        switch (type) {
            case '0', '\0', '7' -> {
                String name = PlainFileName.require(
                        said.name().orElseGet(() -> nameIn(header)).replaceFirst("^(\\./)+", ""), "the OVA archive");
                require(members.put(name, member) == null, "the OVA archive holds two files called " + quote(name));
                return TarRecords.NONE;
            }
            case 'L' -> {
                return TarRecords.ofName(text(source, member));
            }
            case 'x' -> {
                return TarRecords.parse(text(source, member));
            }
            case 'g' -> {
                return TarRecords.NONE;
            }
            default ->
                throw new ImageRefusedException("the OVA archive holds " + quote(nameIn(header))
                        + ", which is no plain file but a link, a device or a folder");
        }
    }

    private static String text(ByteSource source, Member member) throws IOException {
        require(member.size <= LONGEST_NAME, "the OVA archive has a file name or header of " + member.size + " bytes");
        byte[] bytes = source.bytes(member.offset, (int) member.size);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String nameIn(ByteBuffer header) {
        String prefix = field(header, 345, 155);
        boolean isPosix = field(header, 257, 6).equals("ustar") && !prefix.isEmpty();
        String name = field(header, 0, 100);
        return isPosix ? prefix + "/" + name : name;
    }

    private static String field(ByteBuffer header, int offset, int length) {
        byte[] bytes = new byte[length];
        header.get(offset, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** A number in octal digits, or beginning with the highest bit in eight bytes at the end. */
    private static long number(ByteBuffer header, int offset, int length) {
        if (header.get(offset) < 0) {
            return header.getLong(offset + length - 8);
        }
        String digits = field(header, offset, length).strip();
        require(digits.matches("[0-7]{1,12}"), "the OVA archive is damaged: a size in it is no number");
        return Long.parseLong(digits, 8);
    }

    private static boolean isEnd(ByteBuffer header) {
        boolean isEmpty = true;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            isEmpty &= header.getLong(i) == 0;
        }
        return isEmpty;
    }

    private static void requireChecksum(ByteBuffer header) {
        long sum = 8 * ' ';
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : Byte.toUnsignedInt(header.get(i));
        }
        require(number(header, 148, 8) == sum, "the OVA archive is damaged: a checksum in it does not fit");
    }

    @Override
    public Optional<ByteSource> find(String name) {
        return Optional.ofNullable(members.get(name)).map(member -> source.part(member.offset, member.size));
    }

    /**
     * The description of the machine in it.
     *
     * @throws ImageRefusedException if there is none
     */
    public ByteSource requireDescriptor() {
        return members.keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".ovf"))
                .findFirst()
                .flatMap(this::find)
                .orElseThrow(() -> new ImageRefusedException(
                        "the archive holds no file that ends with .ovf: it is no OVA of a machine"));
    }
}
