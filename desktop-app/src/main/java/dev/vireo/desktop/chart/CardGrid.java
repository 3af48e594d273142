// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards of one size in as many columns as fit. */
public final class CardGrid extends Pane {
    private static final double GAP = 14;

    private final double narrowest;
    private final double height;

    /**
     * An empty grid.
     *
     * @param narrowest least width of a card in pixels
     * @param height height of each card in pixels
     */
    public CardGrid(double narrowest, double height) {
        this.narrowest = narrowest;
        this.height = height;
    }

    private int columns(double width) {
        int fitting = (int) ((width + GAP) / (narrowest + GAP));
        return Math.max(1, Math.min(fitting, Math.max(1, getManagedChildren().size())));
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = (getWidth() - GAP * (columns - 1)) / columns;
        int place = 0;
        for (Node card : getManagedChildren()) {
            int column = place % columns;
            int row = place / columns;
            double x = column * (width + GAP);
            double y = row * (height + GAP);
            card.resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(width), snapSizeY(height));
            place++;
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double forHeight) {
        return narrowest;
    }

    @Override
    protected double computePrefWidth(double forHeight) {
        return narrowest * 2 + GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        int cards = getManagedChildren().size();
        int columns = columns(width < 0 ? computePrefWidth(-1) : width);
        int rows = (cards + columns - 1) / columns;
        return rows == 0 ? 0 : rows * (height + GAP) - GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
