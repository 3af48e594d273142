// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.agent.network.Subnet;
import dev.vireo.model.api.ApiException;

/**
 * An IPv4 address with the length of its network.
 *
 * @param address such as {@code 192.0.2.10}
 * @param length 0 to 32
 */
record Ipv4Network(String address, int length) {
    private static final int BITS = 32;
    private static final String ALL_ONES = "255.255.255.255";

    /** The one that an argument is. */
    static Ipv4Network require(String argument, String text) {
        int slash = text.indexOf('/');
        String length = text.substring(slash + 1);
        boolean isGood = slash > 0 && IpAddresses.isV4(text.substring(0, slash)) && length.matches("[0-9]{1,2}");
        if (!isGood || Integer.parseInt(length) > BITS) {
            throw ApiException.badParameter(
                    argument, "an IPv4 address such as 192.0.2.10/24 is needed - got '" + text + "'");
        }
        return new Ipv4Network(text.substring(0, slash), Integer.parseInt(length));
    }

    /** An address as a number. */
    static long number(String address) {
        return Subnet.parse(address).base();
    }

    private Subnet subnet() {
        return new Subnet(number(address), length);
    }

    /** Length of a mask such as {@code 255.255.255.0}; -1 if it is none. */
    static int lengthOf(String mask) {
        if (mask.matches("[0-9]{1,2}")) {
            return Integer.parseInt(mask);
        }
        if (!IpAddresses.isV4(mask)) {
            return -1;
        }
        long number = number(mask);
        int length = Long.bitCount(number);
        return number == new Subnet(number(ALL_ONES), length).base() ? length : -1;
    }

    /** The mask as four numbers. */
    String netmask() {
        return subnet().netmask();
    }

    /** Number of addresses. */
    long size() {
        return 1L << (BITS - length);
    }

    /** The address of that number, counted from the lowest. */
    String host(long number) {
        return subnet().address(number);
    }

    /** The lowest address with the length. */
    String base() {
        return subnet().toString();
    }

    boolean contains(String other) {
        return subnet().overlaps(Subnet.parse(other));
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
