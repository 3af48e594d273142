// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.ItemStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javax.imageio.ImageIO;

/** Visits the main screens in both themes and languages, writes a picture of each, and ends the program. */
final class ScreenshotTour {
    private static final Duration TICK = Duration.ofMillis(200);
    /** Ticks from showing a screen to its picture at least: what comes and goes has done so by then. */
    private static final int SETTLE = 5;
    /** Ticks to wait at most for work that goes on: a console's never ends. */
    private static final int LONGEST_SETTLE = 25;
    /** Ticks to wait for a server at most: a minute. */
    private static final int PATIENCE = 300;

    private final Scene scene;
    private final Toolkit toolkit;
    private final Theme theme;
    private final Path folder;
    private final BooleanSupplier isAtWork;
    private final Deque<Stop> stops = new ArrayDeque<>();
    private Cancellation ticks = Cancellation.NONE;
    private int waited;
    private boolean planned;

    /** A screen: its picture's name, empty for none, and how to get there. */
    private record Stop(String name, Runnable show) {}

    /** @param isAtWork whether data are still being read */
    ScreenshotTour(Scene scene, Toolkit toolkit, Theme theme, Path folder, BooleanSupplier isAtWork) {
        this.scene = scene;
        this.toolkit = toolkit;
        this.theme = theme;
        this.folder = folder;
        this.isAtWork = isAtWork;
    }

    void start(Inventory inventory, Shell shell) {
        ticks = toolkit.background().every(TICK, () -> tick(inventory, shell));
    }

    private void tick(Inventory inventory, Shell shell) {
        waited++;
        if (!planned) {
            boolean loaded = inventory.datacenters().stream()
                    .anyMatch(known -> known.loadedProperty().get());
            if (loaded || waited > PATIENCE) {
                plan(inventory, shell);
            }
        } else if (waited >= (isAtWork.getAsBoolean() ? LONGEST_SETTLE : SETTLE)) {
            Stop here = stops.remove();
            if (!here.name().isEmpty()) {
                write(here.name());
            }
            next();
        }
    }

    private void plan(Inventory inventory, Shell shell) {
        planned = true;
        for (Theme.Mode mode : Theme.Mode.values()) {
            for (Language language : Language.values()) {
                String suffix = "-" + mode.name().toLowerCase(Locale.ROOT) + "-" + language.code();
                for (Stop screen : screens(inventory, shell)) {
                    Runnable show = () -> {
                        theme.modeProperty().set(mode);
                        toolkit.texts().languageProperty().set(language);
                        screen.show().run();
                    };
                    stops.add(new Stop(screen.name().isEmpty() ? "" : screen.name() + suffix, show));
                }
            }
        }
        next();
    }

    private List<Stop> screens(Inventory inventory, Shell shell) {
        List<Stop> screens = new ArrayList<>();
        inventory.datacenters().stream().findFirst().ifPresent(datacenter -> addScreens(datacenter, shell, screens));
        if (screens.isEmpty()) {
            screens.add(new Stop("connect", () -> {}));
        }
        return screens;
    }

    private void addScreens(Datacenter datacenter, Shell shell, List<Stop> screens) {
        screens.add(new Stop("datacenter-summary", () -> shell.visit(datacenter, "summary")));
        screens.add(new Stop("datacenter-storages", () -> shell.visit(datacenter, "storages")));
        datacenter.nodes().stream()
                .findFirst()
                .ifPresent(node -> screens.add(new Stop("node-summary", () -> shell.visit(node, "summary"))));
        datacenter.guests().stream()
                .filter(guest -> guest.status() == ItemStatus.RUNNING)
                .findFirst()
                .or(() -> datacenter.guests().stream().findFirst())
                .ifPresent(guest -> List.of(
                                "summary", "console", "hardware", "options", "cloudinit", "snapshots", "tasks")
                        .forEach(tab -> screens.add(new Stop("guest-" + tab, () -> shell.visit(guest, tab)))));
        datacenter.storages().stream()
                .findFirst()
                .ifPresent(storage -> List.of("summary", "content")
                        .forEach(tab -> screens.add(new Stop("storage-" + tab, () -> shell.visit(storage, tab)))));
        screens.add(new Stop("connect", shell::connect));
        screens.add(new Stop("", shell::closeDialog));
        addWizard(shell, screens);
        addImport(shell, screens);
    }

    private void addImport(Shell shell, List<Stop> screens) {
        screens.add(new Stop("", shell::importMachine));
        screens.add(new Stop("import-files", this::chooseSample));
        for (String page : List.of("contents", "target", "machine", "confirm")) {
            screens.add(new Stop("import-" + page, this::turnPage));
        }
        screens.add(new Stop("", () -> {
            shell.closeDialog();
            removeSample();
        }));
    }

    /** A small disk beside the pictures: the mark of a boot sector is all that the wizard looks for. */
    private void chooseSample() {
        byte[] disk = new byte[1 << 20];
        disk[510] = 0x55;
        disk[511] = (byte) 0xaa;
        try {
            Files.createDirectories(folder);
            Files.write(sample(), disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (scene.lookup("#import-path") instanceof TextField path) {
            path.setText(sample().toString());
        }
    }

    private void removeSample() {
        try {
            Files.deleteIfExists(sample());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path sample() {
        return folder.resolve("old-server.img");
    }

    private void addWizard(Shell shell, List<Stop> screens) {
        screens.add(new Stop("create-vm-general", shell::createVm));
        for (String page : List.of("os", "system", "disks", "cpu", "memory", "network")) {
            screens.add(new Stop("create-vm-" + page, this::turnPage));
        }
        screens.add(new Stop("create-vm-confirm", this::turnPage));
        screens.add(new Stop("", shell::closeDialog));
    }

    private void turnPage() {
        if (scene.lookup("#wizard-name") instanceof TextField name) {
            name.setText("web-1");
        }
        if (scene.lookup("#wizard-next") instanceof Button next) {
            next.fire();
        }
    }

    private void next() {
        waited = 0;
        if (stops.isEmpty()) {
            ticks.cancel();
            Platform.exit();
            return;
        }
        stops.element().show().run();
    }

    private void write(String name) {
        try {
            Files.createDirectories(folder);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            ImageIO.write(
                    SwingFXUtils.fromFXImage(scene.snapshot(null), null),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
