// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;

/** Draws frames, blocks and dots itself, so that they join without gaps whatever the font. */
final class BoxPainter {
    private static final int FIRST_LINE = 0x2500;
    private static final int FIRST_ARC = 0x256D;
    private static final int FIRST_SLANT = 0x2571;
    private static final int FIRST_HALF = 0x2574;
    private static final int FIRST_BLOCK = 0x2580;
    private static final int LAST_BLOCK = 0x259F;
    private static final int FIRST_DOTS = 0x2800;
    private static final int LAST_DOTS = 0x28FF;

    private final GraphicsContext to;
    private final FramePainter frames;

    BoxPainter(GraphicsContext to) {
        this.to = to;
        this.frames = new FramePainter(to);
    }

    /** Whether it can draw a character. */
    static boolean draws(int code) {
        return (code >= FIRST_LINE && code <= LAST_BLOCK) || (code >= FIRST_DOTS && code <= LAST_DOTS);
    }

    /** Draws a character into a cell, in the present fill. */
    void draw(int code, double left, double top, double right, double bottom) {
        if (code >= FIRST_DOTS) {
            dots(code - FIRST_DOTS, left, top, right, bottom);
        } else if (code >= FIRST_BLOCK) {
            block(code - FIRST_BLOCK, left, top, right, bottom);
        } else if (code >= FIRST_ARC && code < FIRST_SLANT) {
            frames.arc(code - FIRST_ARC, left, top, right, bottom);
        } else if (code >= FIRST_SLANT && code < FIRST_HALF) {
            slants(code - FIRST_SLANT + 1, left, top, right, bottom);
        } else {
            frames.draw(code - FIRST_LINE, left, top, right, bottom);
        }
    }

    /** Bits: rising, falling. */
    private void slants(int which, double left, double top, double right, double bottom) {
        to.setStroke(to.getFill());
        to.setLineWidth(FramePainter.thickness(bottom - top));
        // Rows are painted one by one: nothing may reach into the next.
        to.setLineCap(StrokeLineCap.BUTT);
        if ((which & 1) != 0) {
            to.strokeLine(left, bottom, right, top);
        }
        if ((which & 2) != 0) {
            to.strokeLine(left, top, right, bottom);
        }
    }

    private void block(int index, double left, double top, double right, double bottom) {
        double width = right - left;
        double height = bottom - top;
        if (index == 0) {
            to.fillRect(left, top, width, Math.rint(height / 2));
        } else if (index <= 8) {
            double part = Math.rint(height * index / 8);
            to.fillRect(left, bottom - part, width, part);
        } else if (index <= 15) {
            to.fillRect(left, top, Math.rint(width * (16 - index) / 8), height);
        } else if (index == 16) {
            to.fillRect(left + Math.floor(width / 2), top, Math.ceil(width / 2), height);
        } else if (index <= 19) {
            shade(index - 16, left, top, width, height);
        } else if (index == 20) {
            to.fillRect(left, top, width, Math.rint(height / 8));
        } else if (index == 21) {
            to.fillRect(right - Math.rint(width / 8), top, Math.rint(width / 8), height);
        } else {
            quadrants(index - 22, left, top, width, height);
        }
    }

    private void shade(int quarters, double left, double top, double width, double height) {
        double before = to.getGlobalAlpha();
        to.setGlobalAlpha(before * quarters / 4);
        to.fillRect(left, top, width, height);
        to.setGlobalAlpha(before);
    }

    /** Bits: upper left, upper right, lower left, lower right. */
    private void quadrants(int index, double left, double top, double width, double height) {
        int[] shapes = {2, 1, 8, 11, 9, 14, 13, 4, 6, 7};
        int shape = shapes[index];
        double halfWidth = Math.floor(width / 2);
        double halfHeight = Math.rint(height / 2);
        if ((shape & 8) != 0) {
            to.fillRect(left, top, halfWidth, halfHeight);
        }
        if ((shape & 4) != 0) {
            to.fillRect(left + halfWidth, top, width - halfWidth, halfHeight);
        }
        if ((shape & 2) != 0) {
            to.fillRect(left, top + halfHeight, halfWidth, height - halfHeight);
        }
        if ((shape & 1) != 0) {
            to.fillRect(left + halfWidth, top + halfHeight, width - halfWidth, height - halfHeight);
        }
    }

    /** Two columns of four dots, of which each has a bit: braille, which programs draw curves with. */
    private void dots(int bits, double left, double top, double right, double bottom) {
        int[][] columns = {{0, 1, 2, 6}, {3, 4, 5, 7}};
        double size = Math.max(1, Math.rint((right - left) / 4));
        for (int column = 0; column < 2; column++) {
            double x = Math.rint(left + (right - left) * (2 * column + 1) / 4 - size / 2);
            for (int line = 0; line < 4; line++) {
                if ((bits >> columns[column][line] & 1) != 0) {
                    to.fillRect(x, Math.rint(top + (bottom - top) * (2 * line + 1) / 8 - size / 2), size, size);
                }
            }
        }
    }
}
