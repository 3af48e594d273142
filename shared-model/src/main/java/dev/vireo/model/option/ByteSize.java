// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes, written with binary units: {@code 32G}, {@code 528K}, {@code 1.5T}. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)([KMGT]?)");
    private static final Map<String, Long> FACTORS =
            Map.of("", 1L, "K", 1L << 10, "M", 1L << 20, "G", 1L << 30, "T", 1L << 40);

    public ByteSize {
        if (bytes < 0) {
            throw new InvalidValueException("a size is not negative - got " + bytes);
        }
    }

    /** That many GiB. */
    public static ByteSize gibibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 30));
    }

    /** That many MiB. */
    public static ByteSize mebibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 20));
    }

    /** Reads a number with an optional unit; without one it counts bytes. */
    public static ByteSize parse(String text) {
        return parse(text, "");
    }

    /** Reads a number of GiB with or without fraction and unit, as the creation of a disk has it. */
    public static ByteSize parseGibibytes(String text) {
        return parse(text, "G");
    }

    private static ByteSize parse(String text, String unitWithout) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new InvalidValueException(
                    "a size is a number with an optional unit K, M, G or T - got " + quote(text));
        }
        String unit = m.group(2).isEmpty() ? unitWithout : m.group(2);
        BigDecimal bytes = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(FACTORS.getOrDefault(unit, 1L)));
        if (bytes.compareTo(BigDecimal.valueOf(1L << 60)) > 0) {
            throw new InvalidValueException("a size is at most 1 EiB - got " + quote(text));
        }
        return new ByteSize(bytes.longValue());
    }

    /** The number and the largest unit that divides it. */
    @JsonValue
    @Override
    public String toString() {
        for (String unit : new String[] {"T", "G", "M", "K"}) {
            long factor = FACTORS.getOrDefault(unit, 1L);
            if (bytes != 0 && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return Long.toString(bytes);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
