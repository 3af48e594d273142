// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.NodeItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A node's tabs and their dialogs. */
final class NodeStops {
    private final TourWindow window;
    private final Pointer pointer;
    private final Dialogs dialogs;

    NodeStops(TourWindow window, Pointer pointer) {
        this.window = window;
        this.pointer = pointer;
        this.dialogs = new Dialogs(window, pointer);
    }

    List<Stop> of(NodeItem node) {
        List<Stop> stops = new ArrayList<>();
        stops.add(tab(node, "summary").with(() -> List.of(dialogs.menu("node-menu", node))));
        stops.add(tab(node, "shell"));
        stops.add(tab(node, "system").with(this::system));
        stops.add(tab(node, "network").with(this::network));
        stops.add(tab(node, "certificates").with(this::certificates));
        stops.add(tab(node, "disks").with(() -> List.of(health())));
        Stream.of("services", "log", "updates", "checks", "tasks").forEach(tab -> stops.add(tab(node, tab)));
        return stops;
    }

    private Stop tab(NodeItem node, String tab) {
        return Stop.screen("node-" + tab, () -> window.visit(node, tab));
    }

    /** What the first disk says of its health. */
    private Stop health() {
        return Stop.inFront("node-disks-health", Frame.WINDOW, () -> {}, () -> pointer.select("disk-list", 0));
    }

    private List<Stop> system() {
        return Stream.of("edit-time", "edit-dns", "edit-hosts", "edit-wakeonlan")
                .map(button -> dialogs.behind("node-system-" + button, button))
                .toList();
    }

    private List<Stop> network() {
        List<Stop> stops = new ArrayList<>();
        stops.add(
                Stop.inFront("node-network-menu", Frame.MENU, pointer::closeMenu, () -> pointer.open("interface-add")));
        for (String entry : pointer.entries("interface-add")) {
            stops.add(dialogs.behind(entry.replace("interface", "node-network"), "interface-add", entry));
        }
        stops.add(selected("edit"));
        stops.add(selected("remove"));
        stops.add(pending());
        return stops;
    }

    private Stop selected(String verb) {
        return dialogs.dialog("node-network-" + verb, () -> {
            pointer.select("interface-list", 0);
            pointer.press("interface-" + verb);
        });
    }

    /** A change that waits is made and forgotten again. */
    private Stop pending() {
        return new Stop(
                "node-network-pending",
                "node-network",
                Frame.WINDOW,
                List.of(
                        () -> pointer.choose("interface-add", "interface-add-bridge"),
                        () -> pointer.type("interface-name", "vmbr9"),
                        () -> pointer.press("operation-begin")),
                () -> pointer.pressIfThere("operation-cancel"),
                () -> List.of(
                        dialogs.behind("node-network-apply", "network-apply"),
                        Stop.endOfTrail("node-network", () -> pointer.pressIfThere("network-discard"))));
    }

    private List<Stop> certificates() {
        return Stream.of("upload", "renew", "remove")
                .map(verb -> "certificate-" + verb)
                .filter(pointer::has)
                .map(button -> dialogs.behind("node-" + button, button))
                .toList();
    }
}
