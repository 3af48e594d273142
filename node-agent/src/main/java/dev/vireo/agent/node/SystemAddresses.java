// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** Addresses as the operating system tells them. */
public final class SystemAddresses implements InterfaceAddresses {
    @Override
    public Optional<String> cidr(String interfaceName) {
        try {
            // Null when it was taken away in the meantime.
            return Optional.ofNullable(NetworkInterface.getByName(interfaceName))
                    .flatMap(SystemAddresses::first);
        } catch (SocketException e) {
            throw new UncheckedIOException("cannot ask for the addresses of " + interfaceName, e);
        }
    }

    private static Optional<String> first(NetworkInterface device) {
        return device.getInterfaceAddresses().stream()
                .filter(found -> found.getAddress() instanceof Inet4Address)
                .map(found -> found.getAddress().getHostAddress() + "/" + found.getNetworkPrefixLength())
                .findFirst();
    }
}
