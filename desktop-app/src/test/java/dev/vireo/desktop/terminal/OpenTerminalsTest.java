// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.HeldBackground;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.metric.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenTerminalsTest {
    private final HeldBackground background = new HeldBackground();
    private final FakeConsoles server = new FakeConsoles();
    private final Inventory inventory = new Inventory();
    private final Datacenter datacenter = new Datacenter("test", "test", server);
    private final Texts texts = new Texts();
    private final OpenTerminals terminals = new OpenTerminals(
            new Toolkit(texts, new Icons(), new Quantities(texts), background), new Theme(), inventory);

    private void apply(boolean hasGuest) {
        List<ClusterResource> resources =
                new ArrayList<>(List.of(ClusterResource.node("pve1", "online", Usage.UNKNOWN)));
        if (hasGuest) {
            resources.add(new ClusterResource(
                    "lxc/101", "lxc", "pve1", "running", 101, "ct101", false, null, null, null, null, null, null,
                    null));
        }
        inventory.apply(datacenter, resources);
    }

    private TerminalViewModel open() {
        inventory.add(datacenter);
        apply(true);
        TerminalViewModel model =
                terminals.of(TerminalPlace.of(datacenter.guests().get(0)));
        model.open();
        return model;
    }

    @Test
    void aConsoleWhoseGuestIsRemovedIsTriedNoMoreOnceItsSessionEnds() {
        TerminalViewModel model = FxThread.get(this::open);
        FxThread.run(() -> apply(false));
        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Connecting());
        server.failure = "no such container";
        FxThread.run(background::release);

        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Closed());
        FxThread.run(background::tick);
        assertThat(background.isIdle()).isTrue();
    }

    @Test
    void aConsoleWhoseGuestIsOnlyNotListedForAMomentGoesOn() {
        TerminalViewModel model = FxThread.get(this::open);
        FxThread.run(() -> {
            apply(false);
            apply(true);
        });

        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Connecting());
    }

    @Test
    void aConsoleThatHasEndedGoesWithItsGuest() {
        TerminalViewModel model = FxThread.get(this::open);
        server.pieces.add("OK");
        FxThread.run(background::release);
        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Ended());

        FxThread.run(() -> apply(false));

        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Closed());
    }
}
