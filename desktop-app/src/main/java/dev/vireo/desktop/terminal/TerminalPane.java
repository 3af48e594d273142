// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.fx.Painted;
import dev.vireo.desktop.terminal.vt.Modes;
import dev.vireo.desktop.terminal.vt.Snapshot;
import dev.vireo.desktop.terminal.vt.Span;
import dev.vireo.desktop.terminal.vt.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Shows a terminal and gives it the keyboard. The colours follow the theme: a dark background takes the palette for the dark.
 */
public final class TerminalPane extends Region implements Painted {
    private static final int MOST_CELLS = 1000;
    /** Nothing. */
    static final Span NO_SPAN = new Span(new Span.Place(0, 0), new Span.Place(0, 0));

    private final TerminalViewModel model;
    private final TerminalPicture picture;
    private final Snapshot snapshot;
    private final RowsInSight rows;
    private final SelectedText selected;
    private final PictureClock clock = new PictureClock(this::paint);
    private final Runnable onNews = this::wake;
    private final IntegerProperty fontSize = new SimpleIntegerProperty(CellFont.USUAL);
    private Map<Long, List<Span>> matches = Map.of();
    private Span underlined = NO_SPAN;
    private Runnable search = () -> {};
    private Supplier<ContextMenu> menu = ContextMenu::new;

    /** A pane for the terminal of that model. */
    public TerminalPane(TerminalViewModel model, TextBuffer buffer) {
        this.model = model;
        this.picture = new TerminalPicture(model.terminal());
        this.snapshot = picture.snapshot();
        this.rows = new RowsInSight(snapshot, this::repaintAll);
        this.selected = new SelectedText(model, buffer, picture, rows);
        setId("terminal-pane");
        getStyleClass().add("terminal-pane");
        setFocusTraversable(true);
        getChildren().addAll(picture.canvas(), rows.bar());
        new TerminalKeys(this);
        new TerminalMouse(this);
        fontSize.addListener((observed, old, now) -> useFont(now.intValue()));
        backgroundProperty().addListener((observed, old, now) -> followTheme(now));
        focusedProperty().addListener((observed, old, now) -> focused(now));
        sceneProperty().addListener((observed, old, now) -> repaintAll());
        visibleProperty().addListener((observed, old, now) -> repaintAll());
        repaintAll();
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
        if (!next.equals(picture.palette())) {
            picture.use(next);
            wake();
        }
    }

    private void useFont(int size) {
        picture.use(CellFont.of(size));
        requestLayout();
        wake();
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
        picture.forget();
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
        double barWidth = rows.bar().prefWidth(-1);
        double width = Math.max(1, getWidth() - barWidth);
        rows.bar().resizeRelocate(width, 0, barWidth, getHeight());
        picture.canvas().relocate(TerminalPicture.PADDING, TerminalPicture.PADDING);
        picture.resize(width - TerminalPicture.PADDING, getHeight() - 2 * TerminalPicture.PADDING);
        if (getWidth() > barWidth + TerminalPicture.PADDING && getHeight() > 2 * TerminalPicture.PADDING) {
            int columns = (int) Math.max(2, picture.canvas().getWidth() / font().width());
            int lines = (int) Math.max(1, picture.canvas().getHeight() / font().height());
            model.resize(Math.min(columns, MOST_CELLS), Math.min(lines, MOST_CELLS));
        }
        wake();
    }

    private CellFont font() {
        return picture.font();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 80 * font().width() + 30;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 24 * font().height() + 2 * TerminalPicture.PADDING;
    }

    /** Paints what has changed; false if nothing has. */
    private boolean paint() {
        if (getScene() == null || !isVisible() || getWidth() == 0 || !picture.paint(rows.top(), this::overlay)) {
            return false;
        }
        rows.painted();
        return true;
    }

    @Override
    public boolean isPainted() {
        return getWidth() == 0 || !picture.isStale();
    }

    private RowOverlay overlay(long number) {
        List<Span> here = matches.getOrDefault(number, List.of());
        return new RowOverlay(number, selected.span(), here, underlined, cursor(number));
    }

    private Optional<RowOverlay.Cursor> cursor(long row) {
        return snapshot.isCursorVisible() && snapshot.cursorRow() == row
                ? Optional.of(new RowOverlay.Cursor(snapshot.cursorColumn(), snapshot.cursorShape(), isFocused()))
                : Optional.empty();
    }

    /** The link that is underlined; an empty stretch if none is. */
    Span underlined() {
        return underlined;
    }

    /** Underlines a link, or none. */
    void underline(Optional<Span> link) {
        underlined = link.orElse(NO_SPAN);
        repaintAll();
    }

    /** Which rows are in sight. */
    RowsInSight rows() {
        return rows;
    }

    /** Selects a text and brings it into sight. */
    void reveal(Span span) {
        selected.select(span);
        rows.reveal(span.start().row());
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
            if (!rows.areNewest()) {
                rows.scrollToNewest();
            }
            model.type(bytes);
        }
    }

    /** What it shows. */
    public Terminal terminal() {
        return model.terminal();
    }

    /** What is selected. */
    SelectedText selected() {
        return selected;
    }

    /** Where what is shown. */
    TerminalPicture picture() {
        return picture;
    }

    /** What is selected, perhaps nothing. */
    public String selectedText() {
        return selected.text();
    }

    void clearHistory() {
        model.terminal().clearHistory();
        selected.clear();
        rows.scrollToNewest();
    }

    /** Gets out of whatever programs have done to it. */
    void reset() {
        model.terminal().reset();
        selected.clear();
        rows.scrollToNewest();
    }

    /** Who asks for what is to be searched. */
    void setSearch(Runnable asks) {
        search = asks;
    }

    void askSearch() {
        search.run();
    }

    /** Who makes the menu of the right button. */
    void setMenu(Supplier<ContextMenu> maker) {
        menu = maker;
    }

    void showMenu(double x, double y) {
        menu.get().show(this, x, y);
    }
}
