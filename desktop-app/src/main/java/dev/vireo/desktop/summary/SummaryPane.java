// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import dev.vireo.desktop.chart.SeriesStyle;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A summary: cards of fixed width at the left, the rest beside them, or below where the window is narrow. */
public final class SummaryPane extends ScrollPane {
    private static final double SIDE_WIDTH = 330;
    private static final double NARROW = 760;
    private static final double GAP = 14;
    private static final double MARGIN = 18;

    /**
     * A summary.
     *
     * @param side cards at the left
     * @param rest what stands beside them, below one another
     */
    public SummaryPane(List<? extends Node> side, Region... rest) {
        VBox cards = new VBox(GAP);
        cards.getChildren().addAll(side);
        VBox others = new VBox(GAP);
        others.getChildren().addAll(rest);
        Columns columns = new Columns(cards, others);
        SeriesStyle.applyTo(this);
        getStyleClass().addAll("summary-scroll", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(columns);
    }

    /** The two parts beside or below each other. */
    private static final class Columns extends Pane {
        private final Region side;
        private final Region rest;

        Columns(Region side, Region rest) {
            this.side = side;
            this.rest = rest;
            setPadding(new Insets(MARGIN));
            getChildren().addAll(side, rest);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computePrefHeight(double width) {
            double inner = (width < 0 ? NARROW : width) - 2 * MARGIN;
            if (inner < NARROW) {
                return side.prefHeight(inner) + GAP + rest.prefHeight(inner) + 2 * MARGIN;
            }
            double beside = inner - SIDE_WIDTH - GAP;
            return Math.max(side.prefHeight(SIDE_WIDTH), rest.prefHeight(beside)) + 2 * MARGIN;
        }

        @Override
        protected void layoutChildren() {
            double inner = getWidth() - 2 * MARGIN;
            if (inner < NARROW) {
                double height = side.prefHeight(inner);
                side.resizeRelocate(MARGIN, MARGIN, inner, height);
                rest.resizeRelocate(MARGIN, MARGIN + height + GAP, inner, rest.prefHeight(inner));
            } else {
                double beside = inner - SIDE_WIDTH - GAP;
                side.resizeRelocate(MARGIN, MARGIN, SIDE_WIDTH, side.prefHeight(SIDE_WIDTH));
                rest.resizeRelocate(MARGIN + SIDE_WIDTH + GAP, MARGIN, beside, rest.prefHeight(beside));
            }
        }
    }
}
