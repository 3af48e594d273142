// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.Row;
import dev.vireo.desktop.terminal.vt.Snapshot;
import dev.vireo.desktop.terminal.vt.Span.Place;
import dev.vireo.desktop.terminal.vt.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javafx.scene.canvas.Canvas;

/** The picture of a terminal. However much is printed, those rows are painted that look different from before. */
final class TerminalPicture {
    /** Pixels that are left free around it. */
    static final double PADDING = 4;

    private final Terminal terminal;
    private final Canvas canvas = new Canvas();
    private final Snapshot snapshot = new Snapshot();
    private final List<Row> paintedRows = new ArrayList<>();
    private final List<RowOverlay> paintedOverlays = new ArrayList<>();
    private CellFont font = CellFont.of(CellFont.USUAL);
    private Palette palette = Palette.LIGHT;
    private final CellPainter painter = new CellPainter(canvas.getGraphicsContext2D(), font, palette);
    private long paintedRevision = -1;
    private boolean isStale = true;

    TerminalPicture(Terminal terminal) {
        this.terminal = terminal;
        canvas.setId("terminal-canvas");
        canvas.setManaged(false);
        use(palette);
    }

    Canvas canvas() {
        return canvas;
    }

    CellFont font() {
        return font;
    }

    /** What was to be seen when it was painted last. */
    Snapshot snapshot() {
        return snapshot;
    }

    void use(CellFont newFont) {
        font = newFont;
        painter.setFont(newFont);
        isStale = true;
    }

    /** Programs that ask are told these colours. */
    void use(Palette newPalette) {
        palette = newPalette;
        painter.setPalette(newPalette);
        terminal.setColours(Palette.rgb(newPalette.foreground()), Palette.rgb(newPalette.background()));
        isStale = true;
    }

    Palette palette() {
        return palette;
    }

    void resize(double width, double height) {
        canvas.setWidth(Math.max(1, width));
        canvas.setHeight(Math.max(1, height));
        isStale = true;
    }

    /** The column at a point of the pane, one of those there are. */
    int columnAt(double x) {
        return (int) Math.max(0, Math.min(snapshot.width() - 1, (x - PADDING) / font.width()));
    }

    /** The line at a point of the pane, one of those there are. */
    int lineAt(double y) {
        return (int) Math.max(0, Math.min(snapshot.height() - 1, (y - PADDING) / font.height()));
    }

    /** The cell at a point of the pane; none beside them all. */
    Optional<Place> cellAt(double x, double y) {
        int column = (int) Math.floor((x - PADDING) / font.width());
        int line = (int) Math.floor((y - PADDING) / font.height());
        boolean isCell = column >= 0 && column < snapshot.width() && line >= 0 && line < snapshot.height();
        return isCell ? Optional.of(new Place(snapshot.firstRow() + line, column)) : Optional.empty();
    }

    /** The cell at a point of the pane, or the border between cells that is nearest to it. */
    Place placeAt(double x, double y, boolean isWholeCell) {
        double cells = Math.max(0, (x - PADDING) / font.width());
        int column = (int) Math.min(snapshot.width(), isWholeCell ? cells : Math.rint(cells));
        return new Place(snapshot.firstRow() + lineAt(y), column);
    }

    /** Whether all of it is to be painted anew, as its size or colours are others than when it was painted. */
    boolean isStale() {
        return isStale;
    }

    /** All of it is painted anew the next time. */
    void forget() {
        isStale = true;
    }

    /**
     * Paints what has changed.
     *
     * @param top number of the row at the top; {@link Long#MAX_VALUE} for the newest rows
     * @param overlays what lies over the row of a number
     * @return false if nothing has changed
     */
    boolean paint(long top, LongFunction<RowOverlay> overlays) {
        if (!isStale && paintedRevision == terminal.revision()) {
            return false;
        }
        boolean wasInverse = snapshot.isInverse();
        terminal.copyInto(snapshot, top);
        boolean paintsAll = isStale || wasInverse != snapshot.isInverse() || paintedRows.size() != snapshot.height();
        isStale = false;
        paintedRevision = snapshot.revision();
        painter.setInverse(snapshot.isInverse());
        if (paintsAll) {
            painter.clear(canvas.getWidth(), canvas.getHeight());
            paintedRows.clear();
            paintedOverlays.clear();
        }
        for (int line = 0; line < snapshot.height(); line++) {
            paintRow(line, overlays.apply(snapshot.firstRow() + line));
        }
        return true;
    }

    private void paintRow(int line, RowOverlay overlay) {
        Row row = snapshot.row(line);
        boolean isKnown = line < paintedRows.size();
        if (isKnown
                && paintedRows.get(line).looksLike(row)
                && paintedOverlays.get(line).looksLike(overlay)) {
            return;
        }
        painter.paint(row, overlay, line, canvas.getWidth());
        Row copy = isKnown ? paintedRows.get(line) : new Row(row.width());
        copy.copyLook(row);
        if (isKnown) {
            paintedOverlays.set(line, overlay);
        } else {
            paintedRows.add(copy);
            paintedOverlays.add(overlay);
        }
    }
}
