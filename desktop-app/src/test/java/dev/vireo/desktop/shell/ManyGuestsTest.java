// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.metric.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A large datacenter: what is done to the tree must not grow with the square of its guests. */
class ManyGuestsTest {
    private final Inventory inventory = new Inventory();
    private final Datacenter datacenter = new Datacenter("test", "test", new MadeUpServer());
    private int changes;

    private void apply(IntStream vmids) {
        List<ClusterResource> all = new ArrayList<>(List.of(ClusterResource.node("pve1", "online", Usage.UNKNOWN)));
        vmids.forEach(vmid -> all.add(guest(vmid)));
        inventory.apply(datacenter, all);
    }

    private static ClusterResource guest(int vmid) {
        return new ClusterResource(
                "qemu/" + vmid,
                "qemu",
                "pve1",
                "running",
                vmid,
                "vm" + vmid,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void count(Runnable change) {
        changes++;
        change.run();
    }

    @Test
    void guestsThatComeOrGoTogetherAreOneChangeOfTheTree() {
        inventory.add(datacenter);
        TreeItems rows = new TreeItems(inventory, this::count);
        apply(IntStream.range(100, 100));
        changes = 0;

        apply(IntStream.range(100, 1100));
        assertThat(changes).isEqualTo(1);
        apply(IntStream.range(600, 1200));
        assertThat(changes).isEqualTo(2);
        assertThat(rows.root().getChildren().get(0).getChildren().get(0).getChildren())
                .extracting(row -> row.getValue().name())
                .startsWith("vm600", "vm601")
                .endsWith("vm1198", "vm1199")
                .hasSize(600);
    }

    @Test
    void aDatacenterThatIsGoneIsNotFollowedAnyMore() {
        inventory.add(datacenter);
        new TreeItems(inventory, this::count);
        apply(IntStream.range(100, 102));
        inventory.remove(datacenter);
        changes = 0;

        apply(IntStream.range(100, 103));

        assertThat(changes).isZero();
    }
}
