// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.terminal.vt.Snapshot;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/** Which rows of a terminal are in sight: the newest ones, whatever comes, or some of the past that stay. */
final class RowsInSight {
    private static final long NEWEST = Long.MAX_VALUE;

    private final Snapshot snapshot;
    private final Runnable changed;
    private final ScrollBar bar = new ScrollBar();
    private long top = NEWEST;
    private boolean isMovingBar;

    /**
     * The newest rows.
     *
     * @param snapshot what was painted last
     * @param changed is told when others are to be painted
     */
    RowsInSight(Snapshot snapshot, Runnable changed) {
        this.snapshot = snapshot;
        this.changed = changed;
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((observed, old, now) -> barMoved(now.doubleValue()));
    }

    ScrollBar bar() {
        return bar;
    }

    /** They look otherwise than before. */
    void repaint() {
        changed.run();
    }

    /** Number of the row at the top; {@link Long#MAX_VALUE} for the newest rows. */
    long top() {
        return top;
    }

    boolean areNewest() {
        return top == NEWEST;
    }

    private void barMoved(double value) {
        if (!isMovingBar) {
            scrollTo(snapshot.firstKept() + Math.round(value));
        }
    }

    /** Shows that row at the top; beyond the newest ones it follows what is printed. */
    void scrollTo(long row) {
        top = row >= snapshot.screenTop() ? NEWEST : Math.max(snapshot.firstKept(), row);
        changed.run();
    }

    void scrollToNewest() {
        scrollTo(NEWEST);
    }

    void scrollRows(int count) {
        scrollTo(snapshot.firstRow() + count);
    }

    void scrollPages(int count) {
        scrollRows(count * Math.max(1, snapshot.height() - 1));
    }

    /** Scrolls to a row that is not to be seen. */
    void reveal(long row) {
        if (row < snapshot.firstRow() || row >= snapshot.firstRow() + snapshot.height()) {
            scrollTo(row - snapshot.height() / 2);
        }
    }

    /** A picture was painted: rows may have been forgotten, and there are more of them than before. */
    void painted() {
        if (top != NEWEST) {
            top = snapshot.firstRow() >= snapshot.screenTop() ? NEWEST : snapshot.firstRow();
        }
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
}
