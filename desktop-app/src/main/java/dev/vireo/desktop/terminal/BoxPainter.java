// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import javafx.scene.canvas.GraphicsContext;

/** Draws frames and blocks itself, so that they join without gaps whatever the font. */
final class BoxPainter {
    private static final int FIRST_LINE = 0x2500;
    private static final int FIRST_BLOCK = 0x2580;
    private static final int LAST = 0x259F;
    /** Arms of the characters from 0x2500 on: left, right, up, down; 1 light, 2 heavy, 3 double, 0 none; - for others. */
    private static final String[] ARMS = {
        "1100", "2200", "0011", "0022", "-", "-", "-", "-", "-", "-", "-", "-", "0101", "0201", "0102", "0202", "1001",
        "2001", "1002", "2002", "0110", "0210", "0120", "0220", "1010", "2010", "1020", "2020", "0111", "0211", "0121",
        "0112", "0122", "0221", "0212", "0222", "1011", "2011", "1021", "1012", "1022", "2021", "2012", "2022", "1101",
        "2101", "1201", "2201", "1102", "2102", "1202", "2202", "1110", "2110", "1210", "2210", "1120", "2120", "1220",
        "2220", "1111", "2111", "1211", "2211", "1121", "1112", "1122", "2121", "1221", "2112", "1212", "2221", "2212",
        "2122", "1222", "2222", "-", "-", "-", "-", "3300", "0033", "0301", "0103", "0303", "3001", "1003", "3003",
        "0310", "0130", "0330", "3010", "1030", "3030", "0311", "0133", "0333", "3011", "1033", "3033", "3301", "1103",
        "3303", "3310", "1130", "3330", "3311", "1133", "3333", "0101", "1001", "1010", "0110"
    };

    private final GraphicsContext to;

    BoxPainter(GraphicsContext to) {
        this.to = to;
    }

    /** Whether it can draw a character. */
    static boolean draws(int code) {
        if (code >= FIRST_BLOCK) {
            return code <= LAST;
        }
        int index = code - FIRST_LINE;
        return index >= 0 && index < ARMS.length && ARMS[index].length() > 1;
    }

    /** Draws a character into a cell, in the present fill. */
    void draw(int code, double left, double top, double right, double bottom) {
        if (code >= FIRST_BLOCK) {
            block(code - FIRST_BLOCK, left, top, right, bottom);
        } else {
            lines(ARMS[code - FIRST_LINE], left, top, right, bottom);
        }
    }

    private void lines(String arms, double left, double top, double right, double bottom) {
        double middleX = Math.floor((left + right) / 2);
        double middleY = Math.floor((top + bottom) / 2);
        horizontal(arms.charAt(0), left, middleX + 1, middleY);
        horizontal(arms.charAt(1), middleX, right, middleY);
        vertical(arms.charAt(2), top, middleY + 1, middleX);
        vertical(arms.charAt(3), middleY, bottom, middleX);
    }

    private void horizontal(char weight, double from, double end, double y) {
        switch (weight) {
            case '1' -> to.fillRect(from, y, end - from, 1);
            case '2' -> to.fillRect(from, y - 1, end - from, 2);
            case '3' -> {
                to.fillRect(from, y - 1, end - from, 1);
                to.fillRect(from, y + 1, end - from, 1);
            }
            default -> {}
        }
    }

    private void vertical(char weight, double from, double end, double x) {
        switch (weight) {
            case '1' -> to.fillRect(x, from, 1, end - from);
            case '2' -> to.fillRect(x - 1, from, 2, end - from);
            case '3' -> {
                to.fillRect(x - 1, from, 1, end - from);
                to.fillRect(x + 1, from, 1, end - from);
            }
            default -> {}
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
        double halfHeight = Math.floor(height / 2);
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
}
