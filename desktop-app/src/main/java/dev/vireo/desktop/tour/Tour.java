// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Goes from stop to stop at the window's own pace, and pictures each in every look. */
public final class Tour {
    private static final Duration TICK = Duration.ofMillis(100);
    /** Ticks to wait for a server at most: a minute. */
    private static final int PATIENCE = 600;
    /** How often it is looked whether something that is waited for is there. */
    private static final int TRIES = 300;

    private final Stage stage;
    private final Request request;
    private final TourWindow window;
    private final Runnable ended;
    private final Camera camera;
    private final Deque<Stop> stops = new ArrayDeque<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Set<String> findings = new LinkedHashSet<>();
    private Cancellation ticks = Cancellation.NONE;
    private boolean isReversed;
    private boolean isPlanned;
    private int waited;

    /**
     * What is pictured.
     *
     * @param isAtWork whether data are still being read
     */
    public record Stage(Scene scene, Theme theme, Toolkit toolkit, BooleanSupplier isAtWork) {}

    /** Ticks from a step to what follows it: at least, and at most while work goes on, as a console's never ends. */
    private enum Pause {
        GOING(3, 25),
        WAITING(1, 1),
        DRESSING(2, 5);

        private final int least;
        private final int most;

        Pause(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    /** Something that is done, what it is waited for, and what is done then. */
    private record Step(Runnable begin, Pause pause, Runnable end) {}

    /** @param ended is told that all is written */
    public Tour(Stage stage, Request request, TourWindow window, Runnable ended) {
        this.stage = stage;
        this.request = request;
        this.window = window;
        this.ended = ended;
        this.camera = new Camera(stage.scene());
    }

    /** Sets off as soon as a server has been read, or without one after a minute. */
    public void start() {
        ticks = stage.toolkit().background().every(TICK, this::tick);
    }

    private void tick() {
        waited++;
        if (!isPlanned) {
            plan();
        } else if (steps.isEmpty()) {
            goOn();
        } else if (isSettled(steps.element().pause())) {
            attempt(steps.remove().end());
            begin();
        }
    }

    private boolean isSettled(Pause pause) {
        return waited >= (stage.isAtWork().getAsBoolean() ? pause.most : pause.least)
                && (pause != Pause.DRESSING || waited >= PATIENCE || camera.isPainted());
    }

    private void plan() {
        boolean isRead = window.inventory().datacenters().stream()
                .anyMatch(known -> known.loadedProperty().get());
        if (isRead || waited > PATIENCE) {
            isPlanned = true;
            stops.addAll(new Itinerary(window, new Pointer(stage.scene()), request).stops());
        }
    }

    private void goOn() {
        Stop next = stops.poll();
        if (next == null) {
            finish();
        } else if (request.leadsThrough(next)) {
            enter(next);
            begin();
        }
    }

    private void enter(Stop stop) {
        if (stop.isOpenedAnew()) {
            for (Look look : looks()) {
                steps.add(dressing(look, () -> {}));
                goTo(stop);
                steps.add(dressing(look, () -> picture(stop, look)));
                steps.add(leaving(stop));
            }
            steps.add(
                    new Step(() -> {}, Pause.DRESSING, () -> push(stop.beyond().get())));
            return;
        }
        goTo(stop);
        if (request.wants(stop)) {
            for (Look look : looks()) {
                steps.add(dressing(look, () -> picture(stop, look)));
            }
        }
        steps.add(new Step(() -> {}, Pause.DRESSING, () -> push(stop.beyond().get())));
        steps.add(leaving(stop));
    }

    /** There and back by turns, so that no look is put on twice in a row. */
    private List<Look> looks() {
        List<Look> looks = new ArrayList<>(Look.ALL);
        if (isReversed) {
            Collections.reverse(looks);
        }
        isReversed = !isReversed;
        return looks;
    }

    private void goTo(Stop stop) {
        for (Runnable way : stop.way()) {
            steps.add(new Step(() -> go(stop, way, TRIES), Pause.GOING, () -> {}));
        }
    }

    private void go(Stop stop, Runnable way, int tries) {
        try {
            way.run();
        } catch (NotYetException e) {
            if (tries > 0) {
                Step present = steps.remove();
                steps.push(new Step(() -> go(stop, way, tries - 1), Pause.WAITING, () -> {}));
                steps.push(present);
            } else {
                giveUp(stop, e);
            }
        } catch (AbsentException e) {
            giveUp(stop, e);
        }
    }

    private void giveUp(Stop stop, AbsentException reason) {
        if (request.wants(stop)) {
            findings.add(stop.name() + ": not shown: " + reason.getMessage());
        }
        steps.clear();
        steps.add(leaving(stop));
    }

    private Step dressing(Look look, Runnable then) {
        return new Step(() -> look.wear(stage.theme(), stage.toolkit().texts()), Pause.DRESSING, then);
    }

    private static Step leaving(Stop stop) {
        return new Step(stop.leave(), Pause.DRESSING, () -> {});
    }

    private void push(List<Stop> found) {
        for (int i = found.size() - 1; i >= 0; i--) {
            stops.push(found.get(i));
        }
    }

    private void begin() {
        waited = 0;
        Step step = steps.peek();
        if (step != null) {
            attempt(step.begin());
        }
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (AbsentException e) {
            findings.add("lost: " + e.getMessage());
        }
    }

    private void picture(Stop stop, Look look) {
        Node subject = stop.frame()
                .subject(stage.scene())
                .orElseThrow(() -> new AbsentException(stop.name() + " is not to be seen"));
        BufferedImage picture = camera.picture(subject);
        Legibility.faults(subject, look.language())
                .forEach(fault ->
                        findings.add(stop.name() + " (" + look.language().code() + "): " + fault));
        Path file = request.file(stop, look);
        stage.toolkit()
                .background()
                .run(
                        () -> Camera.write(picture, file),
                        done -> {},
                        reason -> findings.add(file + ": not written: " + reason.getMessage()));
    }

    /** Pictures may still be written. */
    private void finish() {
        if (!isSettled(Pause.GOING)) {
            return;
        }
        ticks.cancel();
        try {
            Files.createDirectories(request.folder());
            Files.write(request.folder().resolve("findings.txt"), findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ended.run();
    }
}
