// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WakeOnLanTest {
    @Test
    void packetRepeatsTheAddressSixteenTimesBehindSixBytesOfOnes() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            WakeOnLan.parse("mac=02:00:00:aB:cd:01,broadcast-address=127.0.0.1").send(socket.getLocalPort());

            DatagramPacket packet = new DatagramPacket(new byte[200], 200);
            socket.receive(packet);
            String bytes = HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength()));
            assertThat(bytes).isEqualTo("ffffffffffff" + "020000abcd01".repeat(16));
        }
    }

    @Test
    void bareAddressIsEnoughAndTheInterfaceHasToBeThere() {
        assertThat(WakeOnLan.parse("02:00:00:00:00:01").mac()).isEqualTo("02:00:00:00:00:01");
        WakeOnLan packet = WakeOnLan.parse("02:00:00:00:00:01,bind-interface=nosuch0");
        assertThatThrownBy(packet::send).hasMessageContaining("nosuch0");
    }
}
