// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.util.ArrayList;
import java.util.List;

/** Gives a screen another size. Text that was broken over rows is broken anew, and the cursor stays at its character. */
final class Reflow {
    private final Screen screen;
    private final History history;
    private final int width;
    private final int height;
    private final List<Row> result = new ArrayList<>();
    private int cursorLine;
    private int cursorColumn;

    private Reflow(Screen screen, History history, int width, int height) {
        this.screen = screen;
        this.history = history;
        this.width = width;
        this.height = height;
    }

    /** Cuts or widens the rows as they are: full-screen programs paint anew anyway. */
    static void cut(Screen screen, int width, int height) {
        Row[] rows = new Row[height];
        int skipped = Math.max(0, screen.line - height + 1);
        for (int i = 0; i < height; i++) {
            rows[i] = i + skipped < screen.height() ? screen.row(i + skipped) : new Row(width);
            rows[i].resize(width);
        }
        screen.replaceRows(rows, width, screen.column, screen.line - skipped);
    }

    /** Breaks the text anew; rows go to the history or come back from it. */
    static void wrap(Screen screen, History history, int width, int height) {
        new Reflow(screen, history, width, height).run();
    }

    private void run() {
        int used = Math.max(screen.line, lastUsed()) + 1;
        int start = 0;
        while (start < used) {
            int end = start;
            while (end < used - 1 && screen.row(end).isWrapped) {
                end++;
            }
            addLine(start, end);
            start = end + 1;
        }
        takeBackAndFill();
    }

    private int lastUsed() {
        int last = screen.height() - 1;
        while (last > 0 && screen.row(last).usedWidth() == 0) {
            last--;
        }
        return last;
    }

    /** Adds the rows that one line of text needs now. */
    private void addLine(int start, int end) {
        Row current = new Row(width);
        int place = 0;
        for (int number = start; number <= end; number++) {
            Row row = screen.row(number);
            boolean hasCursor = number == screen.line;
            int cells = number == end ? row.usedWidth() : wrappedWidth(row, screen.row(number + 1));
            int cursor = screen.isWrapPending ? screen.column + 1 : screen.column;
            int needed = hasCursor ? Math.max(cells, screen.column) : cells;
            for (int column = 0; column < needed; column++) {
                boolean isWide = column + 1 < row.width() && row.codes[column + 1] == Row.TAIL;
                if (place == width || (isWide && place == width - 1)) {
                    current.isWrapped = true;
                    result.add(current);
                    current = new Row(width);
                    place = 0;
                }
                if (hasCursor && column == cursor) {
                    markCursor(place);
                }
                current.copyCell(place++, row, column);
            }
            if (hasCursor && cursor >= needed) {
                markCursor(Math.min(place, width - 1));
            }
        }
        result.add(current);
    }

    /** A wide character that did not fit leaves a cell that is no part of the text. */
    private static int wrappedWidth(Row row, Row next) {
        int last = row.width() - 1;
        boolean isGap = row.codes[last] == 0 && next.width() > 1 && next.codes[1] == Row.TAIL;
        return isGap ? last : row.width();
    }

    private void markCursor(int place) {
        cursorLine = result.size();
        cursorColumn = place;
    }

    private void takeBackAndFill() {
        while (result.size() > height && cursorLine < result.size() - 1 && isBlank(result.get(result.size() - 1))) {
            result.remove(result.size() - 1);
        }
        while (result.size() > height) {
            history.add(result.remove(0));
            cursorLine--;
        }
        while (result.size() < height && height > screen.height() && isNextWithin()) {
            Row back = new Row(width);
            history.removeLast().unpackInto(back);
            result.add(0, back);
            cursorLine++;
        }
        while (result.size() < height) {
            result.add(new Row(width));
        }
        screen.replaceRows(result.toArray(Row[]::new), width, cursorColumn, Math.max(0, cursorLine));
    }

    /** A row of the past keeps its width: it stays there where this screen would cut it. */
    private boolean isNextWithin() {
        return history.size() > 0 && history.get(history.size() - 1).width() <= width;
    }

    private static boolean isBlank(Row row) {
        return row.usedWidth() == 0;
    }
}
