// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the node's name leads to an address that others reach, and back. */
record NameCheck(String hostName, NameResolver resolver) implements HostCheck {
    @Override
    public String id() {
        return "names";
    }

    @Override
    public String title() {
        return "The node's name";
    }

    @Override
    public Check run() {
        List<String> addresses = resolver.addresses(hostName);
        if (addresses.isEmpty()) {
            return error(CheckFinding.NAME_UNKNOWN, hostName);
        }
        Optional<String> own = addresses.stream().filter(NameCheck::isLoopback).findFirst();
        if (own.isPresent()) {
            return warning(CheckFinding.NAME_LOOPBACK, hostName, own.get());
        }
        String address = addresses.get(0);
        if (!resolver.isOwn(address)) {
            return warning(CheckFinding.NAME_ELSEWHERE, hostName, address);
        }
        Optional<String> name = resolver.name(address);
        if (name.isEmpty()) {
            return warning(CheckFinding.NAME_ONE_WAY, hostName, address);
        }
        return withoutDomain(name.get()).equals(withoutDomain(hostName))
                ? ok(CheckFinding.NAMES, hostName, address)
                : warning(CheckFinding.NAME_OTHER, hostName, address, name.get());
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private static String withoutDomain(String name) {
        return name.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
    }
}
