// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A node with a bridge, a DHCP server and an outside, and what containers see of them. It runs in its own network. */
public final class NetworkScenario {
    private final RunningNode node;
    private final ApiCaller admin;
    private final BridgedNetwork network;

    private NetworkScenario(RunningNode node, ApiCaller admin, BridgedNetwork network) {
        this.node = node;
        this.admin = admin;
        this.network = network;
    }

    /**
     * Runs it.
     *
     * @param arguments a folder for files
     */
    public static void main(String[] arguments) throws Exception {
        try (BridgedNetwork network = new BridgedNetwork(Path.of(arguments[0]));
                RunningNode node = RunningNode.start()) {
            BusyboxTemplate.install(node.state());
            new NetworkScenario(node, node.administrator(), network).playAloud();
        }
        System.out.println(OwnNetwork.DONE);
    }

    private void playAloud() throws Exception {
        try {
            play();
        } catch (Exception | AssertionError e) {
            // Said first: what follows may fail too.
            e.printStackTrace();
            throw e;
        }
    }

    private void play() throws Exception {
        byDhcpOnABridge();
        byAFixedAddress();
        byNat();
        for (String vmid : List.of("101", "102", "103")) {
            new LiveContainer(node, admin, vmid).destroy();
        }
        node.containers().requireGone();
        network.requireNoGuests();
    }

    private LiveContainer container(String vmid, Map<String, String> keys) throws Exception {
        LiveContainer container = new LiveContainer(node, admin, vmid);
        container.create(keys);
        container.start();
        return container;
    }

    private void byDhcpOnABridge() throws Exception {
        LiveContainer container = container(
                "101", Map.of("unprivileged", "1", "net0", "name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:07,ip=dhcp"));
        container.inside("udhcpc", "-i", "eth0", "-s", "/etc/dhcp.sh", "-n", "-q", "-t", "20", "-T", "1");
        JsonNode card = card("101");
        assertThat(card.path("hwaddr").asText()).isEqualToIgnoringCase("BC:24:11:00:00:07");
        assertThat(card.path("inet").asText()).startsWith("10.99.0.1");
        assertThat(network.leases()).containsIgnoringCase("bc:24:11:00:00:07");
    }

    private void byAFixedAddress() throws Exception {
        LiveContainer container =
                container("102", Map.of("net0", "name=eth0,bridge=vmbr0,host-managed=1,ip=10.99.0.7/24,gw=10.99.0.1"));
        assertThat(card("102").path("inet").asText()).isEqualTo("10.99.0.7/24");
        container.inside("ping", "-c", "1", "-W", "10", BridgedNetwork.GATEWAY);

        assertThat(container
                        .change(Map.of("net1", "name=lan,bridge=vmbr0,rate=5"))
                        .status())
                .isEqualTo(200);
        assertThat(container.inside("ip", "link")).contains("lan");
        assertThat(container.change(Map.of("delete", "net1")).status()).isEqualTo(200);
        assertThat(container.inside("ip", "link")).doesNotContain("lan");
        ApiReply missing = container.change(Map.of("net1", "name=lan,bridge=nobridge"));
        assertThat(missing.error("net1")).contains("nobridge").contains("does not exist");
        assertThat(container.change(Map.of("revert", "net1")).status()).isEqualTo(200);
    }

    private void byNat() throws Exception {
        LiveContainer container = container("103", Map.of("unprivileged", "1", "net0", "name=eth0,ip=dhcp"));
        container.inside("udhcpc", "-i", "eth0", "-s", "/etc/dhcp.sh", "-n", "-q", "-t", "20", "-T", "1");
        assertThat(card("103").path("inet").asText()).startsWith("10.186.");
        // It has no way back but through the node's address.
        container.inside("ping", "-c", "1", "-W", "10", BridgedNetwork.OUTSIDE);
    }

    private JsonNode card(String vmid) throws Exception {
        for (JsonNode each : admin.get(path("/lxc/" + vmid + "/interfaces")).data()) {
            if (each.path("name").asText().equals("eth0")) {
                return each;
            }
        }
        throw new AssertionError("container " + vmid + " has no eth0");
    }
}
