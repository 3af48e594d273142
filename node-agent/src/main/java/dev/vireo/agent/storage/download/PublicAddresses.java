// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Addresses of the public Internet alone: a node stands where its users don't, and must not be made to ask its own
 * services, its neighbours or a cloud's metadata service on their behalf.
 */
public final class PublicAddresses implements AddressRule {
    private static final List<Block> CLOSED_V4 = List.of(
            Block.v4(0, 0, 8, "of no host"),
            Block.v4(10, 0, 8, "private"),
            Block.v4(100, 64, 10, "shared by a provider's customers"),
            Block.v4(127, 0, 8, "loopback"),
            Block.v4(169, 254, 16, "link-local"),
            Block.v4(172, 16, 12, "private"),
            new Block(new int[] {192, 0, 0}, 24, "reserved"),
            new Block(new int[] {192, 0, 2}, 24, "for documentation"),
            new Block(new int[] {192, 88, 99}, 24, "reserved"),
            Block.v4(192, 168, 16, "private"),
            Block.v4(198, 18, 15, "for benchmarks"),
            new Block(new int[] {198, 51, 100}, 24, "for documentation"),
            new Block(new int[] {203, 0, 113}, 24, "for documentation"),
            Block.v4(224, 0, 4, "multicast"),
            Block.v4(240, 0, 4, "reserved"));
    /** What is closed within 2000::/3; everything outside of it is. */
    private static final List<Block> CLOSED_V6 = List.of(
            new Block(new int[] {0x20, 0x01, 0x00}, 23, "reserved for protocols"),
            new Block(new int[] {0x20, 0x01, 0x0d, 0xb8}, 32, "for documentation"),
            new Block(new int[] {0x20, 0x02}, 16, "a tunnel to an IPv4 address"),
            new Block(new int[] {0x3f, 0xff, 0x00}, 20, "for documentation"));

    private static final Block GLOBAL_V6 = new Block(new int[] {0x20}, 3, "global");
    private static final Block LINK_LOCAL_V6 = new Block(new int[] {0xfe, 0x80}, 10, "link-local");
    private static final Block PRIVATE_V6 = new Block(new int[] {0xfc}, 7, "private");
    private static final Block MULTICAST_V6 = new Block(new int[] {0xff}, 8, "multicast");

    /**
     * A block of addresses.
     *
     * @param start its first bytes
     * @param bits how many bits of them count
     * @param kind what such an address is
     */
    private record Block(int[] start, int bits, String kind) {
        static Block v4(int first, int second, int bits, String kind) {
            return new Block(new int[] {first, second}, bits, kind);
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                int wanted = bit / 8 < start.length ? start[bit / 8] : 0;
                if ((address[bit / 8] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
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
            refuse(address, bytes, List.of(LINK_LOCAL_V6, PRIVATE_V6, MULTICAST_V6));
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
