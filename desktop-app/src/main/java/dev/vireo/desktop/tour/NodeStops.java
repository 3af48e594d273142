// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.NodeItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A node's tabs and their dialogs. */
final class NodeStops {
    /** It changes the node's network for a moment, and is gone to only where somebody asks for it by name. */
    private static final String COUNTDOWN = "node-network-countdown";

    private final boolean isApplied;
    private final TourWindow window;
    private final Pointer pointer;
    private final Dialogs dialogs;

    /** @param request tells whether a change of the network is to be applied */
    NodeStops(TourWindow window, Pointer pointer, Request request) {
        this.isApplied = request.names(COUNTDOWN);
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
        Stream.of("devices", "services", "log", "updates", "checks", "tasks").forEach(tab -> stops.add(tab(node, tab)));
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
        if (isApplied) {
            stops.add(countdown());
        }
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
                waitingBridge(),
                () -> pointer.pressIfThere("operation-cancel"),
                () -> List.of(
                        dialogs.behind("node-network-apply", "network-apply"),
                        Stop.endOfTrail("node-network", () -> pointer.pressIfThere("network-discard"))));
    }

    /** Makes a bridge, which then waits to be applied. */
    private List<Runnable> waitingBridge() {
        return List.of(
                () -> pointer.choose("interface-add", "interface-add-bridge"),
                () -> pointer.type("interface-name", "vmbr9"),
                () -> pointer.press("operation-begin"),
                this::awaitWaiting);
    }

    /** An agent beside the node's own refuses to change the network. */
    private void awaitWaiting() {
        if (pointer.has("operation-failure")) {
            throw new AbsentException("the node's network cannot be changed by this agent");
        }
        pointer.await("network-apply");
    }

    /** A change that is in effect and waits to be kept; it is taken back and forgotten. */
    private Stop countdown() {
        List<Runnable> way = new ArrayList<>(waitingBridge());
        way.add(() -> pointer.press("network-apply"));
        way.add(() -> pointer.press("operation-begin"));
        way.add(() -> pointer.await("network-back"));
        List<Runnable> back = List.of(
                () -> pointer.press("network-back"),
                () -> pointer.await("network-discard"),
                () -> pointer.press("network-discard"));
        Stop end = new Stop(COUNTDOWN, COUNTDOWN, Frame.NOTHING, back, () -> {}, List::of);
        return new Stop(COUNTDOWN, COUNTDOWN, Frame.WINDOW, way, () -> {}, () -> List.of(end));
    }

    private List<Stop> certificates() {
        return Stream.of("upload", "renew", "remove")
                .map(verb -> "certificate-" + verb)
                .filter(pointer::has)
                .map(button -> dialogs.behind("node-" + button, button))
                .toList();
    }
}
