// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetTest {
    @Test
    void bitsBeyondThePrefixAreLeftOut() {
        assertThat(Subnet.parse("10.186.7.9/24")).hasToString("10.186.7.0/24");
        assertThat(Subnet.parse("255.255.255.255/0")).hasToString("0.0.0.0/0");
        assertThat(Subnet.parse("192.0.2.7")).hasToString("192.0.2.7/32");
    }

    @Test
    void addressesAreCountedFromTheLowest() {
        assertThat(Subnet.parse("10.186.7.0/24").address(250)).isEqualTo("10.186.7.250");
        assertThat(Subnet.parse("10.186.0.0/16").address(256)).isEqualTo("10.186.1.0");
        assertThat(Subnet.parse("240.0.0.0/8").address(1)).isEqualTo("240.0.0.1");
    }

    @Test
    void aNetworkOverlapsWhatHoldsItAndWhatItHolds() {
        Subnet small = Subnet.parse("10.186.7.0/24");
        assertThat(small.overlaps(Subnet.parse("10.0.0.0/8"))).isTrue();
        assertThat(Subnet.parse("10.0.0.0/8").overlaps(small)).isTrue();
        assertThat(small.overlaps(Subnet.parse("10.186.8.0/24"))).isFalse();
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        for (String text : List.of("", "10.0.0/8", "10.0.0.0/33", "10.0.0.256", "fe80::/64", "a.b.c.d")) {
            assertThatThrownBy(() -> Subnet.parse(text)).as(text).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void routesOfTheNodeAreReadAndTheDefaultRouteDoesNotCount() {
        String printed = """
                default via 172.16.0.1 dev eth0
                10.186.0.0/24 dev vireonat0 proto kernel scope link src 10.186.0.1
                blackhole 10.9.0.0/16
                local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1
                """;
        assertThat(NatBridge.routes(printed))
                .extracting(Subnet::toString)
                .containsExactly("10.186.0.0/24", "10.9.0.0/16", "127.0.0.1/32");
    }
}
