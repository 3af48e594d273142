// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the wizards, one after another; nothing is made. */
final class WizardStops {
    /** The folds that pages have. */
    private static final List<String> FOLDS = List.of(
            "wizard-cpu-advanced",
            "wizard-memory-advanced",
            "wizard-network-advanced",
            "wizard-disk-advanced",
            "wizard-general-advanced",
            "wizard-system-advanced");

    private final TourWindow window;
    private final Pointer pointer;
    private final Path sample;

    /** @param folder where a small disk may lie for a while */
    WizardStops(TourWindow window, Pointer pointer, Path folder) {
        this.window = window;
        this.pointer = pointer;
        this.sample = folder.resolve("old-server.img");
    }

    List<Stop> all() {
        List<Stop> stops = new ArrayList<>();
        stops.addAll(pages(
                "create-vm",
                () -> pointer.press("create-vm"),
                List.of("general", "os", "system", "disks", "cpu", "memory", "network", "confirm")));
        stops.add(1, wrong());
        stops.addAll(pages(
                "create-ct",
                () -> pointer.press("create-ct"),
                List.of("general", "template", "disks", "cpu", "memory", "network", "dns", "confirm")));
        stops.add(Stop.onTrail(
                "import",
                "import-files",
                window::importMachine,
                () -> pointer.type("import-path", Samples.disk(sample).toString())));
        Stream.of("contents", "target", "machine", "confirm").forEach(page -> stops.add(page("import", page)));
        stops.add(closing("import"));
        return stops;
    }

    /** The first page shows what is asked; a page with a fold is pictured open too. */
    private List<Stop> pages(String wizard, Runnable open, List<String> pages) {
        List<Stop> stops = new ArrayList<>();
        stops.add(folded(Stop.onTrail(wizard, wizard + "-" + pages.get(0), open)));
        pages.stream().skip(1).forEach(page -> stops.add(folded(page(wizard, page))));
        stops.add(closing(wizard));
        return stops;
    }

    /** What is said of a name and a number that no guest can have. */
    private Stop wrong() {
        return Stop.inFront(
                "create-vm-general-wrong",
                Frame.DIALOG,
                () -> {
                    pointer.type("wizard-name", "");
                    pointer.type("wizard-vmid", "999");
                },
                () -> {
                    pointer.type("wizard-name", "web 1");
                    pointer.type("wizard-vmid", "100");
                });
    }

    private Stop page(String wizard, String page) {
        return Stop.onTrail(wizard, wizard + "-" + page, this::turnPage);
    }

    private Stop folded(Stop stop) {
        return stop.with(() -> FOLDS.stream()
                .filter(pointer::has)
                .limit(1)
                .map(fold -> Stop.inFront(
                        stop.name() + "-advanced",
                        Frame.DIALOG,
                        () -> pointer.pressIfThere(fold),
                        () -> pointer.press(fold)))
                .toList());
    }

    private Stop closing(String wizard) {
        return Stop.endOfTrail(wizard, () -> {
            window.closeDialog();
            Samples.remove(sample);
        });
    }

    private void turnPage() {
        if (pointer.has("wizard-name")) {
            pointer.type("wizard-name", "web-1");
        }
        pointer.press("wizard-next");
    }
}
