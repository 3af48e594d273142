// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import dev.vireo.desktop.chart.SeriesStyle;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A meter as a bar under its name and its amounts; it is not there while nothing is known. */
public final class UseBar extends VBox {
    private static final double THICKNESS = 6;

    private final ObservableValue<@Nullable Meter> meter;
    private final Texts texts;
    private final Quantities quantities;
    private final Region fill = new Region();
    private final Pane bar = new Bar();
    private final ChangeListener<@Nullable Meter> onChange = (observed, old, now) -> apply(now);

    /** A bar of that name that follows the meter. */
    public UseBar(String title, ObservableValue<@Nullable Meter> meter, Toolkit toolkit) {
        super(5);
        this.meter = meter;
        this.texts = toolkit.texts();
        this.quantities = toolkit.quantities();
        Label name = new Label();
        name.textProperty().bind(texts.bind(title));
        Label amount = new Label();
        amount.textProperty().bind(texts.computed(this::amount, meter));
        BorderPane line = new BorderPane();
        line.setLeft(name);
        line.setRight(amount);
        getChildren().addAll(line, bar);
        meter.addListener(new WeakChangeListener<>(onChange)); // what is measured outlives the bar
        apply(meter.getValue());
    }

    private void apply(@Nullable Meter now) {
        setVisible(now != null);
        setManaged(now != null);
        if (now != null) {
            fill.getStyleClass().setAll("use-fill", SeriesStyle.classOf(now.colour()));
            bar.setVisible(now.kind() != Meter.Kind.SIZE);
            bar.setManaged(now.kind() != Meter.Kind.SIZE);
        }
        bar.requestLayout();
    }

    private String amount() {
        Meter now = meter.getValue();
        if (now == null) {
            return "";
        }
        return switch (now.kind()) {
            case PROCESSORS -> texts.get("{0} of {1}", quantities.percent(now.share()), quantities.number(now.total()));
            case BYTES -> quantities.bytesOf(now.used(), now.total());
            case SIZE -> quantities.bytes(now.total());
        };
    }

    /** The track with its filled part. */
    private final class Bar extends Pane {
        private final Region track = new Region();

        Bar() {
            track.getStyleClass().add("use-track");
            fill.getStyleClass().add("use-fill");
            setMinHeight(THICKNESS);
            setPrefHeight(THICKNESS);
            setMaxHeight(THICKNESS);
            getChildren().addAll(track, fill);
        }

        @Override
        protected void layoutChildren() {
            Meter now = meter.getValue();
            track.resizeRelocate(0, 0, getWidth(), THICKNESS);
            fill.resizeRelocate(0, 0, now == null ? 0 : getWidth() * now.share(), THICKNESS);
        }
    }
}
