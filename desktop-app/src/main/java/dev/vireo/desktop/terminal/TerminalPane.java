// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.Modes;
import dev.vireo.desktop.terminal.vt.Row;
import dev.vireo.desktop.terminal.vt.Snapshot;
import dev.vireo.desktop.terminal.vt.Span;
import dev.vireo.desktop.terminal.vt.Span.Place;
import dev.vireo.desktop.terminal.vt.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Shows a terminal and gives it the keyboard. However much is printed, one picture at a time is painted, of rows that look
 * different from before. The colours follow the theme: a dark background takes the palette for the dark.
 */
public final class TerminalPane extends Region {
    private static final double PADDING = 4;

    private final TerminalViewModel model;
    private final TextBuffer buffer;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final TextSelection selection;
    private final Snapshot snapshot = new Snapshot();
    private final PictureClock clock = new PictureClock(this::paint);
    private final Runnable onNews = this::wake;
    private final IntegerProperty fontSize = new SimpleIntegerProperty(CellFont.USUAL);
    private CellFont font = CellFont.of(CellFont.USUAL);
    private Palette palette = Palette.LIGHT;
    private final CellPainter painter = new CellPainter(canvas.getGraphicsContext2D(), font, palette);
    private final List<Row> paintedRows = new ArrayList<>();
    private final List<RowOverlay> paintedOverlays = new ArrayList<>();
    private Map<Long, List<Span>> matches = Map.of();
    private long top = Long.MAX_VALUE;
    private long paintedRevision = -1;
    private boolean isStale = true;
    private boolean isMovingBar;
    private Runnable search = () -> {};
    private Consumer<ContextMenu> menuFiller = menu -> {};

    /** A pane for the terminal of that model. */
    public TerminalPane(TerminalViewModel model, TextBuffer buffer) {
        this.model = model;
        this.buffer = buffer;
        this.selection = new TextSelection(model.terminal());
        setId("terminal-pane");
        getStyleClass().add("terminal-pane");
        setFocusTraversable(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((observed, old, now) -> barMoved(now.doubleValue()));
        canvas.setId("terminal-canvas");
        canvas.setManaged(false);
        getChildren().addAll(canvas, bar);
        new TerminalKeys(this);
        new TerminalMouse(this);
        fontSize.addListener((observed, old, now) -> useFont(now.intValue()));
        backgroundProperty().addListener((observed, old, now) -> followTheme(now));
        focusedProperty().addListener((observed, old, now) -> focused(now));
        sceneProperty().addListener((observed, old, now) -> repaintAll());
        visibleProperty().addListener((observed, old, now) -> repaintAll());
        usePalette();
    }

    /** Begins to follow what is printed; the other pane that did, if any, stops. */
    public void follow() {
        model.setListener(onNews);
        repaintAll();
    }

    /** Follows no more; nothing happens where another pane does. */
    void leave() {
        model.removeListener(onNews);
    }

    private void followTheme(Background background) {
        boolean isDark = background != null
                && background.getFills().stream()
                        .map(fill -> fill.getFill())
                        .anyMatch(paint -> paint instanceof Color colour && colour.getBrightness() < 0.5);
        Palette next = isDark ? Palette.DARK : Palette.LIGHT;
        if (!next.equals(palette)) {
            palette = next;
            usePalette();
        }
    }

    private void usePalette() {
        painter.setPalette(palette);
        model.terminal().setColours(Palette.rgb(palette.foreground()), Palette.rgb(palette.background()));
        repaintAll();
    }

    private void useFont(int size) {
        font = CellFont.of(size);
        painter.setFont(font);
        requestLayout();
        repaintAll();
    }

    /** Size of the characters in pixels. */
    IntegerProperty fontSizeProperty() {
        return fontSize;
    }

    /** @param step pixels more or less; 0 for the usual size */
    void changeFont(int step) {
        int size = step == 0 ? CellFont.USUAL : fontSize.get() + step;
        fontSize.set(Math.max(CellFont.SMALLEST, Math.min(CellFont.LARGEST, size)));
    }

    private void focused(boolean isFocused) {
        if (modes().hearsFocus()) {
            type(isFocused ? "\033[I" : "\033[O");
        }
        repaintAll();
    }

    private void repaintAll() {
        isStale = true;
        wake();
    }

    /** Out of sight nothing is painted; what has changed is, when it comes into sight. */
    private void wake() {
        if (getScene() != null) {
            clock.wake();
        }
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        double width = Math.max(1, getWidth() - barWidth);
        bar.resizeRelocate(width, 0, barWidth, getHeight());
        canvas.relocate(PADDING, PADDING);
        canvas.setWidth(Math.max(1, width - PADDING));
        canvas.setHeight(Math.max(1, getHeight() - 2 * PADDING));
        if (getWidth() > barWidth + PADDING && getHeight() > 2 * PADDING) {
            int columns = (int) Math.max(2, canvas.getWidth() / font.width());
            int rows = (int) Math.max(1, canvas.getHeight() / font.height());
            model.resize(Math.min(columns, 1000), Math.min(rows, 1000));
        }
        repaintAll();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 80 * font.width() + 30;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 24 * font.height() + 2 * PADDING;
    }

    /** Paints what has changed; false if nothing has. */
    private boolean paint() {
        if (getScene() == null || !isVisible() || getWidth() == 0) {
            return false;
        }
        if (!isStale && paintedRevision == model.terminal().revision()) {
            return false;
        }
        boolean wasInverse = snapshot.isInverse();
        model.terminal().copyInto(snapshot, top);
        if (top != Long.MAX_VALUE) {
            top = snapshot.firstRow() >= snapshot.screenTop() ? Long.MAX_VALUE : snapshot.firstRow();
        }
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
            paintRow(line);
        }
        moveBar();
        return true;
    }

    private void paintRow(int line) {
        Row row = snapshot.row(line);
        RowOverlay overlay = overlay(snapshot.firstRow() + line);
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

    private RowOverlay overlay(long number) {
        boolean hasCursor = snapshot.isCursorVisible() && snapshot.cursorRow() == number;
        List<Span> here = matches.getOrDefault(number, List.of());
        return new RowOverlay(number, selection.span(), here, hasCursor ? snapshot.cursorColumn() : -1, isFocused());
    }

    private void moveBar() {
        isMovingBar = true;
        double past = (double) (snapshot.screenTop() - snapshot.firstKept());
        bar.setMax(past);
        bar.setVisibleAmount(past * snapshot.height() / Math.max(1, past + snapshot.height()));
        bar.setBlockIncrement(snapshot.height());
        bar.setUnitIncrement(1);
        bar.setValue((double) (snapshot.firstRow() - snapshot.firstKept()));
        bar.setVisible(past > 0);
        isMovingBar = false;
    }

    private void barMoved(double value) {
        if (!isMovingBar) {
            scrollTo(snapshot.firstKept() + Math.round(value));
        }
    }

    /** Shows that row at the top; beyond the newest ones it follows what is printed. */
    void scrollTo(long row) {
        top = row >= snapshot.screenTop() ? Long.MAX_VALUE : Math.max(snapshot.firstKept(), row);
        repaintAll();
    }

    void scrollRows(int count) {
        scrollTo(snapshot.firstRow() + count);
    }

    void scrollPages(int count) {
        scrollRows(count * Math.max(1, snapshot.height() - 1));
    }

    /** Scrolls to a row that is not to be seen. */
    void reveal(Span span) {
        selection.select(span);
        long row = span.start().row();
        if (row < snapshot.firstRow() || row >= snapshot.firstRow() + snapshot.height()) {
            scrollTo(row - snapshot.height() / 2);
        }
        repaintAll();
    }

    /** Marks what was found. */
    void mark(List<Span> found) {
        matches = found.stream()
                .collect(Collectors.groupingBy(match -> match.start().row()));
        repaintAll();
    }

    /** What the program had asked for when the last picture was painted. */
    Modes modes() {
        return snapshot.modes();
    }

    /** Sends keys; the newest rows come into sight. */
    void type(String bytes) {
        if (!bytes.isEmpty()) {
            if (top != Long.MAX_VALUE) {
                scrollTo(Long.MAX_VALUE);
            }
            model.type(bytes);
        }
    }

    int columnAt(double x) {
        return (int) Math.max(0, Math.min(snapshot.width() - 1, (x - PADDING) / font.width()));
    }

    int lineAt(double y) {
        return (int) Math.max(0, Math.min(snapshot.height() - 1, (y - PADDING) / font.height()));
    }

    /** The border between cells that is nearest to a point. */
    private Place placeAt(double x, double y, boolean isWholeCell) {
        double cells = Math.max(0, (x - PADDING) / font.width());
        int column = (int) Math.min(snapshot.width(), isWholeCell ? cells : Math.rint(cells));
        return new Place(snapshot.firstRow() + lineAt(y), column);
    }

    void beginSelection(double x, double y, int clicks) {
        selection.begin(placeAt(x, y, clicks > 1), clicks);
        repaintAll();
    }

    void extendSelection(double x, double y) {
        selection.extend(placeAt(x, y, false));
        repaintAll();
    }

    void endSelection() {
        buffer.select(selection.text());
    }

    void selectAll() {
        selection.all(snapshot.firstKept(), snapshot.screenTop() + snapshot.height() - 1);
        endSelection();
        repaintAll();
    }

    /** What it shows. */
    public Terminal terminal() {
        return model.terminal();
    }

    /** What is selected, perhaps nothing. */
    public String selectedText() {
        return selection.text();
    }

    void copy() {
        buffer.copy(selection.text());
    }

    void paste() {
        pasteText(buffer.copied());
    }

    void pasteSelected() {
        pasteText(buffer.selected());
    }

    private void pasteText(String text) {
        if (!text.isEmpty()) {
            scrollTo(Long.MAX_VALUE);
            model.paste(text);
        }
    }

    void clearHistory() {
        model.terminal().clearHistory();
        selection.clear();
        scrollTo(Long.MAX_VALUE);
    }

    /** Who asks for what is to be searched. */
    void setSearch(Runnable asks) {
        search = asks;
    }

    void askSearch() {
        search.run();
    }

    /** Who fills the menu of the right button. */
    void setMenu(Consumer<ContextMenu> filler) {
        menuFiller = filler;
    }

    void showMenu(double x, double y) {
        ContextMenu menu = new ContextMenu();
        menuFiller.accept(menu);
        menu.setAutoHide(true);
        menu.show(this, x, y);
    }
}
