// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.event.Event;
import dev.vireo.model.metric.Usage;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private final Inventory inventory = new Inventory();
    private final Datacenter datacenter = new Datacenter("admin@pve@n1:8006", "n1", neverCalled());

    private static AgentApi neverCalled() {
        return (AgentApi) Proxy.newProxyInstance(
                AgentApi.class.getClassLoader(), new Class<?>[] {AgentApi.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("the inventory calls no server");
                });
    }

    private static ClusterResource vm(int vmid, String node, String status) {
        return new ClusterResource(
                "qemu/" + vmid,
                "qemu",
                node,
                status,
                vmid,
                "vm" + vmid,
                false,
                "a;b",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ClusterResource node(String name) {
        return ClusterResource.node(name, "online", Usage.UNKNOWN);
    }

    private GuestItem guest() {
        return datacenter.guests().get(0);
    }

    @Test
    void guestStaysTheSameObjectWhenItsStateChanges() {
        inventory.apply(datacenter, List.of(node("n1"), vm(100, "n1", "stopped")));
        GuestItem before = guest();
        inventory.apply(datacenter, List.of(node("n1"), vm(100, "n1", "running")));
        assertThat(guest()).isSameAs(before);
        assertThat(before.status()).isEqualTo(ItemStatus.RUNNING);
        assertThat(before.tagsProperty().get()).containsExactly("a", "b");
    }

    @Test
    void guestStaysTheSameObjectWhenItMoves() {
        inventory.apply(datacenter, List.of(node("n1"), node("n2"), vm(100, "n1", "running")));
        GuestItem before = guest();
        inventory.apply(datacenter, List.of(node("n1"), node("n2"), vm(100, "n2", "running")));
        assertThat(guest()).isSameAs(before);
        assertThat(before.node().name()).isEqualTo("n2");
        assertThat(datacenter.nodes().get(0).guests()).isEmpty();
    }

    @Test
    void guestsStandByNumberAndGoneOnesGo() {
        inventory.apply(datacenter, List.of(node("n1"), vm(300, "n1", "running"), vm(100, "n1", "running")));
        inventory.apply(datacenter, List.of(node("n1"), vm(200, "n1", "running"), vm(100, "n1", "running")));
        assertThat(datacenter.guests())
                .extracting(guest -> guest.vmid().number())
                .containsExactly(100, 200);
    }

    @Test
    void unchangedAnswerChangesNoList() {
        List<ClusterResource> same = List.of(node("n1"), vm(100, "n1", "running"));
        inventory.apply(datacenter, same);
        datacenter.nodes().get(0).guests().addListener((javafx.beans.InvalidationListener) list -> {
            throw new AssertionError("nothing changed");
        });
        inventory.apply(datacenter, same);
        assertThat(guest().newsProperty().get()).isEqualTo(1);
    }

    @Test
    void eventIsNewsForTheGuestThatItNames() {
        inventory.apply(datacenter, List.of(node("n1"), vm(100, "n1", "running"), vm(200, "n1", "running")));
        long other = datacenter.guests().get(1).newsProperty().get();
        long before = guest().newsProperty().get();
        inventory.notice(datacenter, new Event(Event.GUEST, "100"));
        assertThat(guest().newsProperty().get()).isEqualTo(before + 1);
        assertThat(datacenter.guests().get(1).newsProperty().get()).isEqualTo(other);
    }

    @Test
    void lostConnectionMakesStatesUnknown() {
        inventory.apply(datacenter, List.of(node("n1"), vm(100, "n1", "running")));
        datacenter.setConnection(new ConnectionState.LoginNeeded("over"));
        assertThat(guest().status()).isEqualTo(ItemStatus.UNKNOWN);
        assertThat(datacenter.status()).isEqualTo(ItemStatus.OFFLINE);
    }
}
