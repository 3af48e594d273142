// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.demo.PlausibleAgent;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalViewModelTest {
    private final SameThreadBackground background = new SameThreadBackground();
    private final FakeConsoles server = new FakeConsoles();
    private final Datacenter datacenter = new Datacenter("demo", "demo", server);
    private final List<TerminalState> states = new ArrayList<>();

    private TerminalViewModel shell() {
        fill();
        return model(TerminalPlace.of(datacenter.nodes().get(0)));
    }

    private TerminalViewModel serial(int guest) {
        fill();
        return model(TerminalPlace.of(datacenter.nodes().get(0).guests().get(guest)));
    }

    private void fill() {
        PlausibleAgent plausible = new PlausibleAgent(600, () -> {
            throw new IllegalStateException("no screens here");
        });
        new Inventory().apply(datacenter, plausible.resources());
    }

    private TerminalViewModel model(TerminalPlace place) {
        TerminalViewModel model = new TerminalViewModel(place, background);
        model.stateProperty().addListener((observed, old, now) -> states.add(now));
        return model;
    }

    @Test
    void aSessionProvesItsTicketTellsItsSizeAndShowsWhatIsPrinted() {
        TerminalViewModel model = shell();
        server.pieces.addAll(List.of("OKhel", "lo\r\n"));

        model.open();

        assertThat(states)
                .containsExactly(
                        new TerminalState.Connecting(), new TerminalState.Connected(), new TerminalState.Ended());
        assertThat(server.sent).containsExactly("joe@pve:PVEVNC:T\n", "1:80:24:");
        assertThat(server.calls.get(0))
                .startsWith("POST /nodes/{node}/termproxy")
                .contains("pve1");
        assertThat(model.terminal().printed().rows().get(0)).isEqualTo("hello");
    }

    @Test
    void whatIsTypedIsCountedInBytes() {
        TerminalViewModel model = shell();
        server.pieces.addAll(List.of("OK", "x"));
        server.betweenPieces = () -> model.type("жы\r");

        model.open();

        assertThat(server.sent).contains("0:5:жы\r").doesNotContain("0:3:жы\r");
    }

    @Test
    void aLongPasteGoesInPieces() {
        TerminalViewModel model = shell();
        server.pieces.addAll(List.of("OK", "x"));
        server.betweenPieces = () -> {
            if (states.contains(new TerminalState.Connected())) {
                model.paste("a".repeat(40_000));
            }
        };

        model.open();

        assertThat(server.sent).anyMatch(frame -> frame.startsWith("0:16384:aaa"));
        assertThat(server.sent).anyMatch(frame -> frame.startsWith("0:7232:aaa"));
    }

    @Test
    void aBrokenSessionIsTriedAgainAndWhatWasPrintedStays() {
        TerminalViewModel model = shell();
        server.pieces.addAll(List.of("OK", "before"));
        server.failure = "reset";

        model.open();
        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Lost("reset", 1));
        server.pieces.addAll(List.of("OK", "after"));
        server.failure = null;
        background.tick();

        assertThat(server.sessions).isEqualTo(2);
        assertThat(model.terminal().printed().rows().subList(0, 2)).containsExactly("before", "after");
        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Ended());
    }

    @Test
    void anEndedSessionIsNotTriedAgainUntilAskedFor() {
        TerminalViewModel model = shell();
        server.pieces.add("OK");
        model.open();

        background.tick();
        assertThat(server.sessions).isEqualTo(1);
        server.pieces.add("OK");
        model.reconnect();

        assertThat(server.sessions).isEqualTo(2);
    }

    @Test
    void aRefusedTicketIsAFailure() {
        TerminalViewModel model = shell();
        server.pieces.add("NO");

        model.open();

        assertThat(model.stateProperty().get())
                .isEqualTo(new TerminalState.Lost("the server refuses the console's ticket", 1));
    }

    @Test
    void aMachineWithoutSerialPortIsOfferedOne() {
        TerminalViewModel model = serial(0);

        model.open();
        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.NoPort());
        assertThat(server.sessions).isZero();
        server.configuration.put("serial0", "socket");
        server.pieces.add("OK");
        model.addPort();

        assertThat(server.calls).anyMatch(call -> call.startsWith("PUT") && call.contains("serial0=socket"));
        assertThat(server.calls).anyMatch(call -> call.startsWith("GET /nodes/{node}/qemu/{vmid}/vncwebsocket"));
        assertThat(server.sessions).isEqualTo(1);
    }

    @Test
    void aStoppedGuestHasNoSession() {
        TerminalViewModel model = serial(2);

        model.open();

        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.GuestStopped());
        assertThat(server.calls).isEmpty();
    }

    @Test
    void aClosedConsoleTriesNothingMore() {
        TerminalViewModel model = shell();
        server.failure = "reset";
        model.open();

        model.close();
        background.tick();

        assertThat(server.sessions).isEqualTo(1);
        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Closed());
    }

    @Test
    void aSessionThatBreaksAsSoonAsItIsThereIsTriedMoreAndMoreRarely() {
        TerminalViewModel model = shell();
        server.failure = "reset";
        server.pieces.add("OK");
        model.open();
        for (int wait : new int[] {1, 2, 4}) {
            assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Lost("reset", wait));
            server.pieces.add("OK");
            background.tick();
        }
    }

    @Test
    void aPortThatIsThereAfterTheConsoleWasLeftOpensNothing() {
        TerminalViewModel model = serial(0);
        model.open();
        server.configuration.put("serial0", "socket");
        server.beforeChange = model::close;
        model.addPort();

        assertThat(server.sessions).isZero();
        assertThat(model.stateProperty().get()).isEqualTo(new TerminalState.Closed());
    }
}
