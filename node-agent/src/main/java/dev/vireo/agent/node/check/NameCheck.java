// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.model.node.Check;
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
            return error(
                    "the name '" + hostName + "' has no address",
                    "other nodes and the node itself cannot find it",
                    "write a line 'ADDRESS " + hostName + ".DOMAIN " + hostName + "' into /etc/hosts");
        }
        List<String> own = addresses.stream().filter(NameCheck::isLoopback).toList();
        if (!own.isEmpty()) {
            return warning(
                    "the name '" + hostName + "' leads to " + own.get(0),
                    "in a cluster the node would tell the others to look for it at themselves",
                    "in /etc/hosts, replace " + own.get(0) + " in the line of '" + hostName
                            + "' by the node's address in the network");
        }
        Optional<String> name = resolver.name(addresses.get(0));
        if (name.isEmpty() || !withoutDomain(name.get()).equals(withoutDomain(hostName))) {
            return warning(
                    addresses.get(0) + " leads to "
                            + name.map(found -> "'" + found + "'").orElse("no name") + " and not back to '" + hostName
                            + "'",
                    "logs and certificates name the node otherwise than you do",
                    "write a line '" + addresses.get(0) + " " + hostName + ".DOMAIN " + hostName
                            + "' into /etc/hosts, or mend the reverse zone of your name server");
        }
        return ok(hostName + " is " + addresses.get(0) + ", both ways");
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private static String withoutDomain(String name) {
        return name.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
    }
}
