// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

/**
 * The shell's screen and the one of full-screen programs, of which one is shown, and what programs have set on both: modes,
 * tabs, character sets. The cursor, its style and the margins go from one screen to the other as xterm has it.
 */
final class Screens {
    final ProgramModes modes = new ProgramModes();
    final TabStops tabs;
    private final LinkTable links = new LinkTable();
    Charsets charsets = Charsets.ASCII;
    private final History history;
    private Screen main;
    private Screen alternate;
    private Screen shown;

    /** @param history takes the rows that leave the shell's screen */
    Screens(int width, int height, History history) {
        this.history = history;
        this.tabs = new TabStops(width);
        this.main = new Screen(width, height, history);
        this.alternate = new Screen(width, height, null);
        this.shown = main;
    }

    Screen shown() {
        return shown;
    }

    boolean isAlternate() {
        return shown == alternate;
    }

    /** Shows one of both. */
    void use(boolean isAlternateWanted) {
        Screen next = isAlternateWanted ? alternate : main;
        if (next != shown) {
            next.goOnFrom(shown);
            shown = next;
        }
    }

    void resize(int width, int height) {
        if (width == shown.width() && height == shown.height()) {
            return;
        }
        // A full-screen program has saved where the shell's cursor was: the shell's text moves, and that place with it.
        boolean isLeft = isAlternate() && main.saved.isAtCursorOf(main);
        Reflow.wrap(main, history, width, height);
        Reflow.cut(alternate, width, height);
        if (isLeft) {
            main.saved = main.saved.atCursorOf(main);
        }
        tabs.reset(width);
    }

    /** As when it was switched on; the history stays. */
    void reset() {
        modes.reset();
        charsets = Charsets.ASCII;
        tabs.reset(shown.width());
        main = new Screen(shown.width(), shown.height(), history);
        alternate = new Screen(shown.width(), shown.height(), null);
        shown = main;
    }

    /** What programs call to be left alone by what others have set; text, mouse and titles stay. */
    void softReset() {
        modes.softReset();
        shown.resetMargins();
        shown.style = CellStyle.PLAIN;
        shown.link = 0;
        shown.saved = SavedCursor.START;
        charsets = Charsets.ASCII;
    }

    /** What is written from now on leads there; nowhere if that is empty. */
    void link(String address) {
        shown.link = links.number(address);
    }

    /** Where the link of a number leads; empty if that is not known any more. */
    String address(int link) {
        return links.address(link);
    }

    void forgetPast() {
        history.clear();
    }

    /** Remembers the cursor and all that goes with it. */
    void save() {
        shown.saved =
                new SavedCursor(shown.column, shown.line, shown.isWrapPending, shown.style, modes.isOrigin, charsets);
    }

    /** Brings the cursor back that was saved on this screen. */
    void restore() {
        SavedCursor saved = shown.saved;
        shown.style = saved.style();
        modes.isOrigin = saved.isOrigin();
        charsets = saved.charsets();
        shown.moveTo(saved.column(), modes.isOrigin ? Math.min(shown.bottom(), saved.line()) : saved.line());
        shown.isWrapPending = saved.isWrapPending() && shown.column == shown.width() - 1;
    }

    /** Goes to a place, which counts from the upper margin where a program wants that, and stays between the margins then. */
    void moveTo(int column, int line) {
        shown.moveTo(column, modes.isOrigin ? Math.min(shown.bottom(), line + shown.top()) : line);
    }

    /** The cursor's line as a program counts. */
    int line() {
        return modes.isOrigin ? shown.line - shown.top() : shown.line;
    }
}
