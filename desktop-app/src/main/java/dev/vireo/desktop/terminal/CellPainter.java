// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.RowOverlay.Cursor;
import dev.vireo.desktop.terminal.vt.CellStyle;
import dev.vireo.desktop.terminal.vt.Row;
import javafx.geometry.BoundingBox;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Paints rows of cells. Text of one look goes out in one piece. */
final class CellPainter {
    /** Beyond that, a font for all may lack a character, and another one has other widths. */
    private static final int LAST_IN_FONT = 0x52F;

    private static final double LINE_CURSOR = 2;

    private final GraphicsContext to;
    private final BoxPainter boxes;
    private final StringBuilder run = new StringBuilder();
    private CellFont font;
    private Palette palette;
    private boolean isInverse;

    CellPainter(GraphicsContext to, CellFont font, Palette palette) {
        this.to = to;
        this.boxes = new BoxPainter(to);
        this.font = font;
        this.palette = palette;
    }

    void setFont(CellFont newFont) {
        font = newFont;
    }

    void setPalette(Palette newPalette) {
        palette = newPalette;
    }

    void setInverse(boolean inverse) {
        isInverse = inverse;
    }

    /** Colours everything. */
    void clear(double width, double height) {
        to.setFill(isInverse ? palette.foreground() : palette.background());
        to.fillRect(0, 0, width, height);
    }

    /** Paints a row, all over. */
    void paint(Row row, RowOverlay overlay, int line, double width) {
        double top = line * font.height();
        to.setFill(isInverse ? palette.foreground() : palette.background());
        to.fillRect(0, top, width, font.height());
        int column = 0;
        while (column < row.width()) {
            int end = endOfLook(row, overlay, column);
            paintLook(row, overlay, column, end, top);
            column = end;
        }
        paintLink(row, overlay, top);
        overlay.cursor()
                .filter(cursor -> cursor.column() < row.width())
                .ifPresent(cursor -> paintCursor(row, cursor, top));
    }

    private static int endOfLook(Row row, RowOverlay overlay, int start) {
        boolean isSelected = overlay.isSelected(start);
        boolean isFound = overlay.isFound(start);
        int end = start + 1;
        while (end < row.width()
                && row.style(end) == row.style(start)
                && overlay.isSelected(end) == isSelected
                && overlay.isFound(end) == isFound) {
            end++;
        }
        return end;
    }

    private void paintLook(Row row, RowOverlay overlay, int start, int end, double top) {
        long style = row.style(start);
        Color behind = overlay.isSelected(start)
                ? palette.selection()
                : overlay.isFound(start) ? palette.match() : palette.behind(style, isInverse);
        if (!behind.equals(isInverse ? palette.foreground() : palette.background())) {
            to.setFill(behind);
            to.fillRect(x(start), top, x(end) - x(start), font.height());
        }
        to.setFill(palette.textOf(style, isInverse));
        to.setFont(fontOf(style));
        paintText(row, start, end, top);
        paintLines(style, start, end, top);
    }

    private Font fontOf(long style) {
        boolean isItalic = CellStyle.has(style, CellStyle.ITALIC);
        return CellStyle.has(style, CellStyle.BOLD)
                ? isItalic ? font.boldItalic() : font.bold()
                : isItalic ? font.italic() : font.plain();
    }

    private double x(int column) {
        return Math.rint(column * font.width());
    }

    private void paintText(Row row, int start, int end, double top) {
        run.setLength(0);
        int runStart = start;
        for (int column = start; column < end; column++) {
            int code = row.code(column);
            if (code <= LAST_IN_FONT && code != Row.TAIL && row.marks(column).isEmpty()) {
                run.append(code == 0 ? ' ' : (char) code);
                continue;
            }
            flush(runStart, top);
            runStart = column + 1;
            if (code != Row.TAIL) {
                paintAlone(row, column, top);
            }
        }
        flush(runStart, top);
    }

    private void flush(int start, double top) {
        int length = run.length();
        while (length > 0 && run.charAt(length - 1) == ' ') {
            length--;
        }
        if (length > 0) {
            to.fillText(run.substring(0, length), start * font.width(), top + font.ascent());
        }
        run.setLength(0);
    }

    private void paintAlone(Row row, int column, double top) {
        int code = row.code(column);
        if (BoxPainter.draws(code)) {
            boxes.draw(code, x(column), top, x(column + 1), top + font.height());
        } else {
            to.fillText(Character.toString(code) + row.marks(column), column * font.width(), top + font.ascent());
        }
    }

    private void paintLines(long style, int start, int end, double top) {
        if (CellStyle.has(style, CellStyle.UNDERLINED)) {
            to.fillRect(x(start), top + font.ascent() + 2, x(end) - x(start), 1);
        }
        if (CellStyle.has(style, CellStyle.STRUCK)) {
            to.fillRect(x(start), top + Math.rint(font.ascent() * 0.65), x(end) - x(start), 1);
        }
    }

    private void paintLink(Row row, RowOverlay overlay, double top) {
        int from = overlay.from(overlay.link());
        int end = Math.min(row.width(), overlay.to(overlay.link()));
        if (from >= 0 && end > from) {
            to.setFill(palette.textOf(row.style(from), isInverse));
            to.fillRect(x(from), top + font.ascent() + 2, x(end) - x(from), 1);
        }
    }

    private void paintCursor(Row row, Cursor cursor, double top) {
        int column = cursor.column();
        boolean isWide = column + 1 < row.width() && row.code(column + 1) == Row.TAIL;
        double left = x(column);
        double right = x(column + (isWide ? 2 : 1));
        Color colour = isInverse ? palette.background() : palette.foreground();
        double thick = cursor.isFocused() ? LINE_CURSOR : 1;
        to.setFill(colour);
        switch (cursor.shape()) {
            case UNDERLINE -> to.fillRect(left, top + font.height() - thick, right - left, thick);
            case BAR -> to.fillRect(left, top, thick, font.height());
            case BLOCK -> paintBlock(row, cursor, new BoundingBox(left, top, right - left, font.height()));
        }
    }

    private void paintBlock(Row row, Cursor cursor, BoundingBox cell) {
        double top = cell.getMinY();
        if (!cursor.isFocused()) {
            to.setStroke(to.getFill());
            to.setLineWidth(1);
            to.strokeRect(cell.getMinX() + 0.5, top + 0.5, cell.getWidth() - 1, cell.getHeight() - 1);
            return;
        }
        int column = cursor.column();
        to.fillRect(cell.getMinX(), top, cell.getWidth(), cell.getHeight());
        to.setFill(isInverse ? palette.foreground() : palette.background());
        to.setFont(fontOf(row.style(column)));
        paintText(row, column, column + 1, top);
    }
}
