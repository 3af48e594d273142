// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.inventory.GuestItem;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TreeTableView;

/** The tabs of guests, their editors and dialogs. */
final class GuestStops {
    private final TourWindow window;
    private final Pointer pointer;
    private final Dialogs dialogs;

    GuestStops(TourWindow window, Pointer pointer) {
        this.window = window;
        this.pointer = pointer;
        this.dialogs = new Dialogs(window, pointer);
    }

    /** A machine that runs, as a rule. */
    List<Stop> machine(GuestItem guest) {
        List<Stop> stops = new ArrayList<>();
        stops.add(tab("guest", guest, "summary").with(() -> List.of(dialogs.menu("guest-menu", guest))));
        stops.add(
                tab("guest", guest, "console").with(() -> List.of(menu("guest-console-keys", "console-ctrl-alt-del"))));
        stops.add(tab("guest", guest, "serial").with(() -> List.of(search("guest-serial"))));
        ConfigurationStops hardware = configuration("guest-hardware", "hardware-list");
        stops.add(tab("guest", guest, "hardware")
                .with(() -> join(List.of(hardware.menus(), hardware.additions(), hardware.diskActions()))));
        ConfigurationStops options = configuration("guest-options", "options-list");
        stops.add(tab("guest", guest, "options").with(options::edits));
        stops.add(tab("guest", guest, "snapshots").with(() -> snapshots("guest-snapshots")));
        stops.add(tab("guest", guest, "tasks").with(this::log));
        return stops;
    }

    /** A machine that is switched off: its devices are edited, and it can be removed. */
    List<Stop> stopped(GuestItem guest) {
        ConfigurationStops hardware = configuration("stopped-hardware", "hardware-list");
        ConfigurationStops cloudInit = configuration("guest-cloudinit", "cloudinit-list");
        return List.of(
                tab("stopped", guest, "summary").with(() -> List.of(dialogs.menu("stopped-menu", guest))),
                tab("stopped", guest, "console"),
                tab("stopped", guest, "hardware").with(hardware::edits),
                tab("guest", guest, "cloudinit").with(cloudInit::edits),
                tab("stopped", guest, "snapshots"),
                tab("stopped", guest, "tasks"));
    }

    List<Stop> template(GuestItem guest) {
        ConfigurationStops hardware = configuration("template-hardware", "hardware-list");
        return List.of(
                tab("template", guest, "summary").with(() -> List.of(dialogs.menu("template-menu", guest))),
                tab("template", guest, "hardware").with(hardware::refusals),
                tab("template", guest, "snapshots"));
    }

    List<Stop> container(GuestItem guest) {
        List<Stop> stops = new ArrayList<>();
        stops.add(tab("container", guest, "summary").with(() -> List.of(dialogs.menu("container-menu", guest))));
        stops.add(tab("container", guest, "console").with(() -> List.of(search("container-console"))));
        ConfigurationStops resources = configuration("container-resources", "resources-list");
        stops.add(tab("container", guest, "resources")
                .with(() -> join(List.of(
                        resources.menus(), resources.edits(), resources.additions(), resources.diskActions()))));
        ConfigurationStops cards = configuration("container-network", "network-list");
        stops.add(tab("container", guest, "network").with(() -> join(List.of(cards.edits(), cards.additions()))));
        stops.add(tab("container", guest, "dns").with(configuration("container-dns", "dns-list")::edits));
        stops.add(tab("container", guest, "options").with(configuration("container-options", "options-list")::edits));
        stops.add(tab("container", guest, "snapshots").with(() -> snapshots("container-snapshots")));
        return stops;
    }

    /** A container that is switched off: it can be removed, and be made a template. */
    List<Stop> stoppedContainer(GuestItem guest) {
        return List.of(
                tab("container-stopped", guest, "summary")
                        .with(() -> List.of(dialogs.menu("container-stopped-menu", guest))),
                tab("container-stopped", guest, "console"));
    }

    private Stop menu(String name, String button) {
        return Stop.inFront(name, Frame.MENU, pointer::closeMenu, () -> pointer.open(button));
    }

    /** The search in what a terminal shows. */
    private Stop search(String name) {
        return Stop.inFront(
                name + "-search",
                Frame.WINDOW,
                () -> pointer.pressIfThere("terminal-search-close"),
                () -> pointer.press("terminal-search"),
                () -> pointer.type("terminal-search-field", "e"));
    }

    private Stop tab(String prefix, GuestItem guest, String tab) {
        return Stop.screen(prefix + "-" + tab, () -> window.visit(guest, tab));
    }

    private ConfigurationStops configuration(String name, String list) {
        return new ConfigurationStops(dialogs, name, list);
    }

    private static List<Stop> join(List<List<Stop>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private List<Stop> snapshots(String name) {
        List<Stop> stops = new ArrayList<>();
        stops.add(dialogs.behind(name + "-take", "snapshot-take"));
        if (pointer.find("snapshot-tree", TreeTableView.class).getExpandedItemCount() > 1) {
            stops.add(dialogs.dialog(name + "-edit", this::selectFirst, () -> pointer.press("snapshot-edit")));
            stops.add(question(name, "rollback"));
            stops.add(question(name, "remove"));
        }
        return stops;
    }

    private void selectFirst() {
        pointer.select("snapshot-tree", 0);
    }

    private Stop question(String name, String verb) {
        return Stop.inFront(
                name + "-" + verb,
                Frame.QUESTION,
                () -> pointer.pressIfThere("operation-cancel"),
                this::selectFirst,
                () -> pointer.press("snapshot-" + verb));
    }

    /** The log of the last task. */
    private List<Stop> log() {
        return List.of(dialogs.dialog("task-log", () -> {
            pointer.select("task-history", 0);
            pointer.enter("task-history");
        }));
    }
}
