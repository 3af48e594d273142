// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.desktop.fx.Texts;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** A week as seven rows of 24 cells: the stronger the colour, the busier. Each cell says its numbers on hover. */
final class HeatMap extends Pane {
    private static final double NAMES = 34;
    private static final double ROW = 20;
    private static final double GAP = 2;
    private static final double FOOT = 18;
    private static final int HOURS_A_MARK = 3;
    private static final double FAINTEST = 0.07;

    private final Texts texts;
    private final List<Label> days = new ArrayList<>();
    private final List<Label> marks = new ArrayList<>();
    private final Rectangle[][] cells = new Rectangle[UsualWeek.DAYS][UsualWeek.HOURS];
    /** Around the present hour. */
    private final Rectangle now = new Rectangle();

    private final Tooltip tip = new Tooltip();
    private Optional<UsualWeek> week = Optional.empty();

    HeatMap(Texts texts) {
        this.texts = texts;
        setId("heat-map");
        for (int day = 0; day < UsualWeek.DAYS; day++) {
            days.add(label(dayName(DayOfWeek.of(day + 1))));
            for (int hour = 0; hour < UsualWeek.HOURS; hour++) {
                Rectangle cell = new Rectangle();
                cell.setArcWidth(4);
                cell.setArcHeight(4);
                cells[day][hour] = cell;
            }
        }
        for (int hour = 0; hour < UsualWeek.HOURS; hour += HOURS_A_MARK) {
            marks.add(label(texts.computed(new Hour(hour)::words)));
        }
        getChildren().addAll(days);
        getChildren().addAll(marks);
        Arrays.stream(cells).forEach(row -> getChildren().addAll(row));
        now.setId("heat-now");
        now.getStyleClass().add("heat-now");
        now.setVisible(false);
        now.setMouseTransparent(true);
        getChildren().add(now);
        Tooltip.install(this, tip);
        setOnMouseMoved(event -> tell(event.getX(), event.getY()));
    }

    /** An hour on the clock. */
    private record Hour(int hour) {
        String words() {
            return LoadWords.hour(hour) + ":00";
        }
    }

    private StringBinding dayName(DayOfWeek day) {
        return texts.computed(
                () -> day.getDisplayName(TextStyle.SHORT, texts.language().locale()));
    }

    private static Label label(StringBinding words) {
        Label label = new Label();
        label.textProperty().bind(words);
        label.getStyleClass().add("card-hint");
        return label;
    }

    /** Draws another week. */
    void show(Optional<UsualWeek> shown) {
        week = shown;
        now.setVisible(week.isPresent());
        requestLayout();
        for (int day = 0; day < UsualWeek.DAYS; day++) {
            for (int hour = 0; hour < UsualWeek.HOURS; hour++) {
                paint(cells[day][hour], peak(day, hour));
            }
        }
    }

    private OptionalDouble peak(int day, int hour) {
        return week.map(known -> known.peak(day, hour)).orElse(OptionalDouble.empty());
    }

    private static void paint(Rectangle cell, OptionalDouble share) {
        cell.getStyleClass().setAll(share.isPresent() ? "heat-cell" : "heat-unknown");
        cell.setOpacity(share.isPresent() ? FAINTEST + (1 - FAINTEST) * Math.min(1, share.getAsDouble()) : 1);
    }

    private void tell(double x, double y) {
        int day = (int) (y / ROW);
        int hour = (int) ((x - NAMES) / columnWidth());
        boolean isCell = x >= NAMES && day < UsualWeek.DAYS && hour >= 0 && hour < UsualWeek.HOURS;
        tip.setText(
                isCell
                        ? describe(day, hour)
                        : texts.get("Time zone: {0}", week.map(UsualWeek::zone).orElse("")));
    }

    private String describe(int day, int hour) {
        String when =
                dayName(DayOfWeek.of(day + 1)).get() + " " + LoadWords.hour(hour) + "–" + LoadWords.hour(hour + 1);
        OptionalDouble average = week.map(known -> known.average(day, hour)).orElse(OptionalDouble.empty());
        OptionalDouble peak = peak(day, hour);
        return average.isEmpty() || peak.isEmpty()
                ? texts.get("{0}: never measured", when)
                : texts.get(
                        "{0}: {1} on average, below {2} for 95 % of the time",
                        when, LoadWords.percent(average.getAsDouble()), LoadWords.percent(peak.getAsDouble()));
    }

    private double columnWidth() {
        return Math.max(1, (getWidth() - NAMES) / UsualWeek.HOURS);
    }

    @Override
    protected double computePrefWidth(double height) {
        return NAMES + UsualWeek.HOURS * ROW;
    }

    @Override
    protected double computeMinWidth(double height) {
        return NAMES + UsualWeek.HOURS * 8;
    }

    @Override
    protected double computePrefHeight(double width) {
        return UsualWeek.DAYS * ROW + FOOT;
    }

    @Override
    protected void layoutChildren() {
        double width = columnWidth();
        for (int day = 0; day < UsualWeek.DAYS; day++) {
            days.get(day).resizeRelocate(0, day * ROW, NAMES, ROW - GAP);
            for (int hour = 0; hour < UsualWeek.HOURS; hour++) {
                Rectangle cell = cells[day][hour];
                cell.setX(NAMES + hour * width);
                cell.setY(day * ROW);
                cell.setWidth(Math.max(1, width - GAP));
                cell.setHeight(ROW - GAP);
            }
        }
        week.ifPresent(known -> frame(cells[known.hourNow() / UsualWeek.HOURS][known.hourNow() % UsualWeek.HOURS]));
        for (int mark = 0; mark < marks.size(); mark++) {
            double x = NAMES + mark * HOURS_A_MARK * width;
            marks.get(mark).resizeRelocate(x, UsualWeek.DAYS * ROW, HOURS_A_MARK * width, FOOT);
        }
    }

    private void frame(Rectangle cell) {
        now.setX(cell.getX());
        now.setY(cell.getY());
        now.setWidth(cell.getWidth());
        now.setHeight(cell.getHeight());
        now.setArcWidth(cell.getArcWidth());
        now.setArcHeight(cell.getArcHeight());
    }
}
