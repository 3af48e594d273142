// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks as every program of the system does: the hosts file first, then name servers. */
final class SystemResolver implements NameResolver {
    @Override
    public List<String> addresses(String name) {
        try {
            return Arrays.stream(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public boolean isOwn(String address) {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    @Override
    public Optional<String> name(String address) {
        try {
            String name = InetAddress.getByName(address).getCanonicalHostName();
            return name.equals(address) ? Optional.empty() : Optional.of(name);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
