// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a sleeping node is woken: by a packet that repeats the address of its card sixteen times.
 *
 * @param mac address of the card
 * @param device interface that the packet leaves by, if it matters
 * @param broadcast address that it goes to, if it matters
 */
record WakeOnLan(String mac, Optional<String> device, Optional<String> broadcast) {
    private static final int REPETITIONS = 16;
    private static final int PORT = 9;

    /** Reads the setting {@code MAC[,bind-interface=NAME][,broadcast-address=IP]}. */
    static WakeOnLan parse(String setting) {
        String mac = "";
        String device = null;
        String broadcast = null;
        for (String part : setting.split(",")) {
            int equals = part.indexOf('=');
            String value = part.substring(equals + 1);
            switch (equals < 0 ? "mac" : part.substring(0, equals)) {
                case "bind-interface" -> device = value;
                case "broadcast-address" -> broadcast = value;
                default -> mac = value;
            }
        }
        if (broadcast != null) {
            IpAddresses.require("wakeonlan", broadcast);
        }
        return new WakeOnLan(mac, Optional.ofNullable(device), Optional.ofNullable(broadcast));
    }

    /** The packet's bytes. */
    byte[] packet() {
        byte[] address = HexFormat.of().parseHex(mac.replace(":", ""));
        ByteBuffer packet = ByteBuffer.allocate(6 + REPETITIONS * address.length);
        for (int i = 0; i < 6; i++) {
            packet.put((byte) 0xff);
        }
        for (int i = 0; i < REPETITIONS; i++) {
            packet.put(address);
        }
        return packet.array();
    }

    /** Sends it to the usual port. */
    void send() throws IOException {
        send(PORT);
    }

    void send(int port) throws IOException {
        Optional<InterfaceAddress> own = ownAddress();
        InetSocketAddress from = own.map(address -> new InetSocketAddress(address.getAddress(), 0))
                .orElseGet(() -> new InetSocketAddress(0));
        try (DatagramSocket socket = new DatagramSocket(from)) {
            socket.setBroadcast(true);
            byte[] bytes = packet();
            socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(target(own), port)));
        }
    }

    private InetAddress target(Optional<InterfaceAddress> own) {
        return IpAddresses.require(
                "wakeonlan",
                broadcast
                        .or(() -> own.map(InterfaceAddress::getBroadcast).map(InetAddress::getHostAddress))
                        .orElse("255.255.255.255"));
    }

    private Optional<InterfaceAddress> ownAddress() throws IOException {
        if (device.isEmpty()) {
            return Optional.empty();
        }
        NetworkInterface found = NetworkInterface.getByName(device.get());
        if (found == null) {
            throw ApiException.failed("this node has no interface '" + device.get() + "' to wake others by");
        }
        return found.getInterfaceAddresses().stream()
                .filter(address -> address.getAddress() instanceof Inet4Address)
                .findFirst();
    }
}
