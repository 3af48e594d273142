// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import dev.vireo.agent.network.Subnet;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Arithmetic of addresses. */
final class Network {
    private Network() {}

    /** Whether an address lies in the network of another one. Texts are literal addresses: nothing is looked up. */
    static boolean holds(String host, int prefix, String other) {
        byte[] one = bytes(host);
        byte[] two = bytes(other);
        if (one.length != two.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (two[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String address) {
        if (!address.matches("[0-9A-Fa-f:.]+")) {
            throw new IllegalArgumentException("'" + address + "' is no address");
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is no address", e);
        }
    }

    /** The mask of IPv4 with that many ones, such as {@code 255.255.255.0}. */
    static String mask(String prefix) {
        return new Subnet(0, Integer.parseInt(prefix)).netmask();
    }
}
