// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.guest.config.ConfigurationRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableView;

/** The editors of a list of a guest's configuration, as many as its lines and menus offer. */
final class ConfigurationStops {
    private final Dialogs dialogs;
    private final Pointer pointer;
    private final String name;
    private final String list;

    /**
     * @param name of the screen
     * @param list id of the list
     */
    ConfigurationStops(Dialogs dialogs, String name, String list) {
        this.dialogs = dialogs;
        this.pointer = dialogs.pointer();
        this.name = name;
        this.list = list;
    }

    /** An editor for each line that has one, and the questions before a device is taken away. */
    List<Stop> edits() {
        List<Stop> found = new ArrayList<>();
        List<ConfigurationRow> rows = rows();
        for (int row = 0; row < rows.size(); row++) {
            int line = row;
            String key = rows.get(row).key();
            pointer.select(list, row);
            if (pointer.has(list + "-edit")) {
                found.add(drawer(name + "-edit-" + key, () -> pointer.select(list, line), list + "-edit"));
            }
            if (pointer.has(list + "-remove")) {
                found.add(drawer(name + "-remove-" + key, () -> pointer.select(list, line), list + "-remove"));
            }
        }
        return found;
    }

    /** An editor for each thing that can be added; the import wizard is another part of the tour. */
    List<Stop> additions() {
        return pointer.entries("add-device").stream()
                .filter(entry -> !entry.equals("add-import"))
                .map(entry -> entry.equals("add-rescan")
                        ? dialogs.behind(name + "-rescan", "add-device", entry)
                        : drawer(name + "-" + entry, () -> pointer.choose("add-device", entry)))
                .toList();
    }

    /** The menus of what can be added, and of what can be done with a disk. */
    List<Stop> menus() {
        List<Stop> menus = new ArrayList<>();
        menus.add(Stop.inFront(name + "-add", Frame.MENU, pointer::closeMenu, () -> pointer.open("add-device")));
        for (int row = 0; row < rows().size() && menus.size() == 1; row++) {
            int line = row;
            pointer.select(list, row);
            if (pointer.has("row-actions")) {
                menus.add(Stop.inFront(name + "-disk", Frame.MENU, pointer::closeMenu, () -> {
                    pointer.select(list, line);
                    pointer.open("row-actions");
                }));
            }
        }
        return menus;
    }

    /** A dialog for each thing that can be done with a disk, of the last line that it can be done with: CD drives come first. */
    List<Stop> diskActions() {
        Map<String, Stop> found = new LinkedHashMap<>();
        for (int row = 0; row < rows().size(); row++) {
            int line = row;
            pointer.select(list, row);
            if (pointer.has("row-actions")) {
                for (String entry : pointer.entries("row-actions")) {
                    found.put(entry, dialogs.dialog(name + "-" + entry.replace("row-", ""), () -> {
                        pointer.select(list, line);
                        pointer.choose("row-actions", entry);
                    }));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** What is said where a disk must not change, as that of a template; the window's notice says it. */
    List<Stop> refusals() {
        return diskActions().stream()
                .limit(1)
                .map(stop -> Stop.inFront(
                        "notice-refused",
                        Frame.WINDOW,
                        () -> pointer.pressIfThere("notice-close"),
                        stop.way().toArray(Runnable[]::new)))
                .toList();
    }

    private List<ConfigurationRow> rows() {
        List<ConfigurationRow> rows = new ArrayList<>();
        for (Object row : pointer.find(list, TableView.class).getItems()) {
            if (row instanceof ConfigurationRow line) {
                rows.add(line);
            }
        }
        return rows;
    }

    private Stop drawer(String stop, Runnable select, String button) {
        return drawer(stop, () -> {
            select.run();
            pointer.press(button);
        });
    }

    /** Folded parts are opened: they are a part of the editor. */
    private Stop drawer(String stop, Runnable open) {
        return Stop.inFront(
                stop,
                Frame.DRAWER,
                () -> pointer.pressIfThere("editor-cancel"),
                open,
                () -> pointer.pressIfThere("editor-advanced"));
    }
}
