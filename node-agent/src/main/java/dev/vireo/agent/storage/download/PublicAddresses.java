// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Addresses of the public Internet alone: a node stands where its users don't, and must not be made to ask its own
 * services, its neighbours or a cloud's metadata service on their behalf.
 */
public final class PublicAddresses implements AddressRule {
    private static final List<Block> CLOSED_V4 = List.of(
            new Block(0x00_00_00_00, 8, "of no host"),
            new Block(0x0a_00_00_00, 8, "private"),
            new Block(0x64_40_00_00, 10, "shared by a provider's customers"),
            new Block(0x7f_00_00_00, 8, "loopback"),
            new Block(0xa9_fe_00_00, 16, "link-local"),
            new Block(0xac_10_00_00, 12, "private"),
            new Block(0xc0_00_00_00, 24, "reserved"),
            new Block(0xc0_00_02_00, 24, "for documentation"),
            new Block(0xc0_58_63_00, 24, "reserved"),
            new Block(0xc0_a8_00_00, 16, "private"),
            new Block(0xc6_12_00_00, 15, "for benchmarks"),
            new Block(0xc6_33_64_00, 24, "for documentation"),
            new Block(0xcb_00_71_00, 24, "for documentation"),
            new Block(0xe0_00_00_00, 4, "multicast"),
            new Block(0xf0_00_00_00, 4, "reserved"));
    /** What is closed within 2000::/3; everything outside of it is. */
    private static final List<Block> CLOSED_V6 = List.of(
            new Block(0x2001_0000, 23, "reserved for protocols"),
            new Block(0x2001_0db8, 32, "for documentation"),
            new Block(0x2002_0000, 16, "a tunnel to an IPv4 address"),
            new Block(0x3fff_0000, 20, "for documentation"));

    private static final Block GLOBAL_V6 = new Block(0x2000_0000, 3, "global");
    private static final List<Block> LOCAL_V6 = List.of(
            new Block(0xfe80_0000, 10, "link-local"),
            new Block(0xfc00_0000, 7, "private"),
            new Block(0xff00_0000, 8, "multicast"));

    /**
     * A block of addresses.
     *
     * @param start the first 32 bits of its first address
     * @param bits how many of them are the same in all of it
     * @param kind what such an address is
     */
    private record Block(int start, int bits, String kind) {
        boolean holds(byte[] address) {
            int first = ByteBuffer.wrap(address).getInt();
            return ((first ^ start) >>> (Integer.SIZE - bits)) == 0;
        }
    }

    @Override
    public void check(InetAddress address) throws ForbiddenAddressException {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            refuse(address, bytes, CLOSED_V4);
        } else if (address.isLoopbackAddress()) {
            throw new ForbiddenAddressException(address, "loopback");
        } else {
            refuse(address, bytes, LOCAL_V6);
            if (!GLOBAL_V6.holds(bytes)) {
                // IPv4 addresses in the clothes of IPv6 are among them.
                throw new ForbiddenAddressException(address, "not one of the public Internet");
            }
            refuse(address, bytes, CLOSED_V6);
        }
        requireForeign(address);
    }

    private static void refuse(InetAddress address, byte[] bytes, List<Block> blocks) throws ForbiddenAddressException {
        for (Block block : blocks) {
            if (block.holds(bytes)) {
                throw new ForbiddenAddressException(address, block.kind());
            }
        }
    }

    /** The node's own public address leads to the services of the node too. */
    private static void requireForeign(InetAddress address) throws ForbiddenAddressException {
        try {
            if (NetworkInterface.getByInetAddress(address) != null) {
                throw new ForbiddenAddressException(address, "one of this node");
            }
        } catch (SocketException e) {
            throw new ForbiddenAddressException(address, "not known to be another host's");
        }
    }
}
