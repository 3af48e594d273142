// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.guest.lxc.process.RunningContainer;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.model.guest.ContainerAnswers.ContainerInterface;
import dev.vireo.model.guest.ContainerAnswers.InterfaceAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the network inside a container with a program of the node: the container's own may lack, or lie. */
final class ContainerInterfaces {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProgramRunner programs;

    /** @param programs runs {@code ip} in the container's network */
    ContainerInterfaces(ProgramRunner programs) {
        this.programs = programs;
    }

    /** The interfaces of a container that runs. */
    List<ContainerInterface> of(RunningContainer container) throws IOException, InterruptedException {
        return parse(programs.require(List.of(
                "nsenter", "--target", Long.toString(container.init()), "--net", "--", "ip", "-json", "address")));
    }

    /** Reads what {@code ip} prints. */
    static List<ContainerInterface> parse(String json) throws IOException {
        List<ContainerInterface> interfaces = new ArrayList<>();
        try {
            for (JsonNode each : JSON.readTree(json)) {
                interfaces.add(read(each));
            }
        } catch (JsonProcessingException e) {
            throw new IOException("ip answers something else than expected", e);
        }
        return interfaces;
    }

    private static ContainerInterface read(JsonNode each) {
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (JsonNode address : each.path("addr_info")) {
            addresses.add(new InterfaceAddress(
                    address.path("local").asText(),
                    address.path("prefixlen").asInt(),
                    address.path("family").asText()));
        }
        String hardware = each.path("address").asText();
        return new ContainerInterface(
                each.path("ifname").asText(),
                hardware,
                first(addresses, "inet"),
                first(addresses, "inet6"),
                hardware,
                addresses);
    }

    private static @Nullable String first(List<InterfaceAddress> addresses, String kind) {
        Optional<InterfaceAddress> found = addresses.stream()
                .filter(address -> address.kind().equals(kind))
                .findFirst();
        return found.map(address -> address.address() + "/" + address.prefix()).orElse(null);
    }
}
