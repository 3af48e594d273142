// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A title at the left and a legend at the right of a line, or below it where the line is too short for both. */
final class LegendLine extends Pane {
    private static final double GAP = 10;
    private static final double LINE_GAP = 2;

    private final Region title;
    private final Region legend;

    LegendLine(Region title, Region legend) {
        this.title = title;
        this.legend = legend;
        getChildren().addAll(title, legend);
    }

    private boolean isOneLine(double inner) {
        return title.prefWidth(-1) + GAP + legend.prefWidth(-1) <= inner;
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
    protected double computePrefWidth(double height) {
        return getInsets().getLeft()
                + title.prefWidth(-1)
                + GAP
                + legend.prefWidth(-1)
                + getInsets().getRight();
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double upper = title.prefHeight(-1);
        double lower = legend.prefHeight(-1);
        boolean isOne = width < 0 || isOneLine(width - insets.getLeft() - insets.getRight());
        return insets.getTop() + (isOne ? Math.max(upper, lower) : upper + LINE_GAP + lower) + insets.getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double left = insets.getLeft();
        double top = insets.getTop();
        double inner = getWidth() - left - insets.getRight();
        double titleHeight = title.prefHeight(-1);
        double legendWidth = Math.min(legend.prefWidth(-1), inner);
        title.resizeRelocate(left, top, Math.min(title.prefWidth(-1), inner), titleHeight);
        boolean isOne = isOneLine(inner);
        double x = isOne ? left + inner - legendWidth : left;
        double y = isOne ? top : top + titleHeight + LINE_GAP;
        legend.resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(legendWidth), legend.prefHeight(-1));
    }
}
