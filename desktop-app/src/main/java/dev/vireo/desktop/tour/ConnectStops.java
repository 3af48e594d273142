// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.Datacenter;
import java.util.List;
import java.util.Optional;

/** The dialog that connects to a server, and what it answers. */
final class ConnectStops {
    /** Where nobody listens. */
    private static final String NOBODY = "127.0.0.1:9";

    private final TourWindow window;
    private final Pointer pointer;

    ConnectStops(TourWindow window, Pointer pointer) {
        this.window = window;
        this.pointer = pointer;
    }

    List<Stop> of(Optional<Datacenter> known) {
        if (known.isEmpty()) {
            return List.of(Stop.screen("connect", () -> {}));
        }
        String key = known.get().key();
        String address = key.substring(key.lastIndexOf('@') + 1);
        return List.of(
                Stop.inFront("connect", Frame.WINDOW, window::closeDialog, window::connect),
                answered("connect-unreachable", NOBODY, () -> {}),
                // Another name of the same server has not been trusted yet.
                answered("connect-certificate", address.replace("127.0.0.1", "localhost"), () -> {}),
                answered("connect-refused", address, () -> pointer.pressIfThere("connect-trust")));
    }

    /** @param next what is done once the server has answered */
    private Stop answered(String name, String address, Runnable next) {
        return Stop.inFront(
                name,
                Frame.DIALOG,
                window::closeDialog,
                () -> {
                    window.connect();
                    pointer.type("connect-address", address);
                    pointer.type("connect-user", "admin@pve");
                    pointer.type("connect-password", "wrong");
                },
                () -> pointer.press("connect-button"),
                next);
    }
}
