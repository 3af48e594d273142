// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private final AddressRule rule = new PublicAddresses();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.9",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "100::1"
            })
    void addressesThatAreNotOfThePublicInternetAreRefused(String address) throws UnknownHostException {
        InetAddress refused = InetAddress.getByName(address);

        assertThatThrownBy(() -> rule.check(refused))
                .isInstanceOf(AddressRule.ForbiddenAddressException.class)
                .hasMessageContaining("Sys.Modify");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.0.0.1", "128.0.0.1",
                "169.253.0.1", "172.15.0.1", "172.32.0.1", "192.167.0.1", "198.17.0.1", "198.20.0.1", "223.0.0.1",
                "2606:4700::1111", "2a00:1450:4001::1", "2003::1"
            })
    void publicAddressesAreNot(String address) throws UnknownHostException {
        InetAddress open = InetAddress.getByName(address);

        assertThatCode(() -> rule.check(open)).doesNotThrowAnyException();
    }

    @Test
    void anIpv4AddressInTheClothesOfIpv6IsTheIpv4Address() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = (byte) 169;
        mapped[13] = (byte) 254;
        mapped[14] = (byte) 169;
        mapped[15] = (byte) 254;
        InetAddress metadata = InetAddress.getByAddress(mapped);

        assertThatThrownBy(() -> rule.check(metadata)).hasMessageContaining("link-local");
    }
}
