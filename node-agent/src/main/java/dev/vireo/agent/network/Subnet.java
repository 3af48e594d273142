// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network;

import dev.vireo.model.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An IPv4 network.
 *
 * @param base its lowest address, as a number
 * @param length length of its prefix, 0 to 32
 */
public record Subnet(long base, int length) {
    private static final int BITS = 32;

    public Subnet {
        if (length < 0 || length > BITS) {
            throw new InvalidValueException("a prefix has 0 to 32 bits - got " + length);
        }
        base &= mask(length);
    }

    /**
     * Reads {@code ADDRESS/LENGTH}; an address alone is a network by itself. Bits beyond the prefix are left out.
     *
     * @throws InvalidValueException if it is something else
     */
    public static Subnet parse(String text) {
        if (!text.matches("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?:/[0-9]{1,2})?")) {
            throw new InvalidValueException("a network is written like 192.0.2.0/24 - got '" + text + "'");
        }
        int slash = text.indexOf('/');
        long address = number(slash < 0 ? text : text.substring(0, slash));
        return new Subnet(address, slash < 0 ? BITS : Integer.parseInt(text.substring(slash + 1)));
    }

    private static long number(String address) {
        long number = 0;
        for (String part : Arrays.asList(address.split("\\."))) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                throw new InvalidValueException("a part of an address is at most 255 - got '" + address + "'");
            }
            number = number << 8 | octet;
        }
        return number;
    }

    private static long mask(int length) {
        return length == 0 ? 0 : -1L << (BITS - length) & 0xffffffffL;
    }

    /** Whether the two have an address in common. */
    public boolean overlaps(Subnet other) {
        long mask = mask(Math.min(length, other.length));
        return (base & mask) == (other.base & mask);
    }

    /** The address of that number, counted from the lowest. */
    public String address(long number) {
        return written(base + number);
    }

    /** The mask as four numbers, such as {@code 255.255.255.0}. */
    public String netmask() {
        return written(mask(length));
    }

    private static String written(long address) {
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> Long.toString(address >> shift & 255))
                .collect(Collectors.joining("."));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s/%d", address(0), length);
    }
}
