// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ArcType;

/**
 * Draws the lines and corners of frames. Each is four arms that meet at the cell's middle. A light line is one thickness
 * wide, a heavy one two; a double one is two rails with one thickness between them. Where arms meet, each ends so that
 * corners are filled, and double lines go around the inside of each other.
 */
final class FramePainter {
    /** Arms of the characters from 0x2500 on: left, right, up, down; 1 light, 2 heavy, 3 double, 0 none. */
    private static final String[] ARMS = (
            // from 0x2500: straight ones, whole and dashed
            "1100 2200 0011 0022 1100 2200 0011 0022 1100 2200 0011 0022"
                    // 0x250C: corners, then branches, then crosses
                    + " 0101 0201 0102 0202 1001 2001 1002 2002 0110 0210 0120 0220 1010 2010 1020 2020"
                    + " 0111 0211 0121 0112 0122 0221 0212 0222 1011 2011 1021 1012 1022 2021 2012 2022"
                    + " 1101 2101 1201 2201 1102 2102 1202 2202 1110 2110 1210 2210 1120 2120 1220 2220"
                    + " 1111 2111 1211 2211 1121 1112 1122 2121 1221 2112 1212 2221 2212 2122 1222 2222"
                    // 0x254C: two dashes
                    + " 1100 2200 0011 0022"
                    // 0x2550: double ones
                    + " 3300 0033 0301 0103 0303 3001 1003 3003 0310 0130 0330 3010 1030 3030"
                    + " 0311 0133 0333 3011 1033 3033 3301 1103 3303 3310 1130 3330 3311 1133 3333"
                    // 0x256D: arcs and slanting lines are drawn otherwise
                    + " 0000 0000 0000 0000 0000 0000 0000"
                    // 0x2574: half lines
                    + " 1000 0010 0100 0001 2000 0020 0200 0002 1200 0012 2100 0021")
            .split(" ");

    private final GraphicsContext to;

    FramePainter(GraphicsContext to) {
        this.to = to;
    }

    /** Of a light line in a cell of that height. */
    static double thickness(double height) {
        return Math.max(1, Math.rint(height / 18));
    }

    /** Number of dashes of a line; 1 for a whole one. */
    private static int dashes(int index) {
        if (index >= 0x4C && index < 0x50) {
            return 2;
        }
        return index >= 4 && index < 8 ? 3 : index >= 8 && index < 12 ? 4 : 1;
    }

    /**
     * Draws a character.
     *
     * @param index of the character, from 0x2500 on
     */
    void draw(int index, double left, double top, double right, double bottom) {
        String arms = ARMS[index];
        double thick = thickness(bottom - top);
        int left1 = arms.charAt(0) - '0';
        int right1 = arms.charAt(1) - '0';
        int up = arms.charAt(2) - '0';
        int down = arms.charAt(3) - '0';
        if (dashes(index) > 1) {
            dashed(dashes(index), Math.max(left1, up), up > 0, new Cell(left, top, right, bottom));
            return;
        }
        Axis across = new Axis(left, right, middle(left, right, thick), middle(top, bottom, thick), thick, false);
        Axis along = new Axis(top, bottom, middle(top, bottom, thick), middle(left, right, thick), thick, true);
        across.arms(left1, right1, up, down);
        along.arms(up, down, left1, right1);
    }

    private static double middle(double from, double to, double thick) {
        return Math.floor((from + to - thick) / 2);
    }

    /** Where a character is drawn. */
    private record Cell(double left, double top, double right, double bottom) {}

    private void dashed(int dashes, int weight, boolean isUpright, Cell cell) {
        double thick = thickness(cell.bottom - cell.top);
        double from = isUpright ? cell.top : cell.left;
        double to1 = isUpright ? cell.bottom : cell.right;
        Axis axis = isUpright
                ? new Axis(from, to1, 0, middle(cell.left, cell.right, thick), thick, true)
                : new Axis(from, to1, 0, middle(cell.top, cell.bottom, thick), thick, false);
        double step = (to1 - from) / dashes;
        for (int dash = 0; dash < dashes; dash++) {
            double start = Math.rint(from + dash * step);
            double end = Math.max(start + 1, Math.rint(from + (dash + 1) * step) - Math.max(1, Math.rint(step / 3)));
            axis.band(weight, start, end);
        }
    }

    /** @param corner 0 right and down, 1 left and down, 2 left and up, 3 right and up */
    void arc(int corner, double left, double top, double right, double bottom) {
        double thick = thickness(bottom - top);
        double x = middle(left, right, thick) + thick / 2;
        double y = middle(top, bottom, thick) + thick / 2;
        boolean isRight = corner == 0 || corner == 3;
        boolean isDown = corner < 2;
        double radius = Math.min(isRight ? right - x : x - left, isDown ? bottom - y : y - top);
        double centreX = isRight ? x + radius : x - radius;
        double centreY = isDown ? y + radius : y - radius;
        to.setStroke(to.getFill());
        to.setLineWidth(thick);
        double start = isRight ? isDown ? 90 : 180 : isDown ? 0 : 270;
        to.strokeArc(centreX - radius, centreY - radius, 2 * radius, 2 * radius, start, 90, ArcType.OPEN);
        double beyond = isDown ? centreY : top;
        to.fillRect(x - thick / 2, beyond, thick, isDown ? bottom - centreY : centreY - top);
        double aside = isRight ? centreX : left;
        to.fillRect(aside, y - thick / 2, isRight ? right - centreX : centreX - left, thick);
    }

    /** One direction of a cell, with what is needed to draw its two arms. */
    private final class Axis {
        private final double begin;
        private final double end;
        private final double middle;
        private final double place;
        private final double thick;
        private final boolean isUpright;

        /**
         * To the right, or down.
         *
         * @param begin where the cell begins in this direction
         * @param end where it ends
         * @param middle where a light line of the other direction begins
         * @param place where a light line of this direction begins, in the other direction
         * @param thick width of a light line
         * @param isUpright whether the direction is down
         */
        Axis(double begin, double end, double middle, double place, double thick, boolean isUpright) {
            this.begin = begin;
            this.end = end;
            this.middle = middle;
            this.place = place;
            this.thick = thick;
            this.isUpright = isUpright;
        }

        /** Both arms, and what meets them: {@code before} on the side where the other direction begins, {@code after}. */
        void arms(int first, int second, int before, int after) {
            arm(second, first > 0, before, after, true);
            arm(first, second > 0, before, after, false);
        }

        private void arm(int weight, boolean goesOn, int before, int after, boolean isSecond) {
            if (weight == 3) {
                rail(place - thick, start(before, after, goesOn), isSecond);
                rail(place + thick, start(after, before, goesOn), isSecond);
            } else if (weight > 0) {
                double start = single(before, after, goesOn);
                // A heavy line of the other direction lies before the middle.
                double shift = Math.max(before, after) == 2 && isSecond ? -thick : 0;
                if (isSecond) {
                    band(weight, middle + start + shift, end);
                } else {
                    band(weight, begin, middle + thick - start);
                }
            }
        }

        /** How far beyond the middle a single line begins: a double line that it meets is not crossed. */
        private double single(int before, int after, boolean goesOn) {
            if (goesOn || (before != 3 && after != 3)) {
                return 0;
            }
            return before == after ? thick : -thick;
        }

        /** How far beyond the middle a rail begins, by what meets it on its side and on the other one. */
        private double start(int near, int far, boolean goesOn) {
            if (near == 3) {
                return thick;
            }
            return near == 0 && far == 3 && !goesOn ? -thick : 0;
        }

        private void rail(double at, double start, boolean isSecond) {
            if (isSecond) {
                fill(middle + start, end, at, thick);
            } else {
                fill(begin, middle + thick - start, at, thick);
            }
        }

        /** A single line from one place to another. */
        void band(int weight, double from, double to1) {
            fill(from, to1, weight == 2 ? place - thick : place, weight == 2 ? 2 * thick : thick);
        }

        private void fill(double from, double to1, double at, double width) {
            if (isUpright) {
                to.fillRect(at, from, width, to1 - from);
            } else {
                to.fillRect(from, at, to1 - from, width);
            }
        }
    }
}
