// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.metric.Usage;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class ContainerSummaryTest {
    @Test
    void containerHasNoCardOfAGuestAgent() {
        Datacenter datacenter = new Datacenter("test", "test", new MadeUpServer());
        Inventory inventory = new Inventory();
        inventory.add(datacenter);
        inventory.apply(
                datacenter,
                List.of(
                        ClusterResource.node("pve1", "online", Usage.UNKNOWN),
                        new ClusterResource(
                                "lxc/103", "lxc", "pve1", "running", 103, "mail", false, null, null, null, null, null,
                                null, null)));
        Texts texts = new Texts();
        Node agent = FxThread.get(() -> new GuestSummaryView(
                        new GuestSummaryViewModel(datacenter.guests().get(0), new SameThreadBackground()),
                        new Toolkit(texts, new Icons(), new Quantities(texts), new SameThreadBackground()))
                .node()
                .lookup("#guest-agent"));

        assertThat(agent).isNull();
    }
}
