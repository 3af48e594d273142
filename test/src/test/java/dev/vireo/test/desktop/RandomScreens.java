// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Streams that do to a screen, in any order, what programs do to theirs. Left out is what xterm itself does in two ways, or
 * otherwise than the manuals say; each place says what.
 */
final class RandomScreens {
    private static final String ASCII = "abcdefghijklmnopqrstuvwxyz0123456789 _`{|}~#ABC";
    /** Without the blank: xterm takes it for nothing now and then. */
    private static final String FOR_LINES = ASCII.replace("_", "");

    private static final String NARROW = ASCII + "жёЯ─é";
    private static final String WIDE = "日本한語😀";
    private static final String[] MARKS = {"\u0301", "\u0323", "\u20DD", "\u05B0"};

    private static final String WRAPS = "\033[?7h";
    /** What comes back that was never saved: xterm keeps colours then. */
    private static final String SAVED = "\0337";

    /**
     * Before a saved cursor comes back: by the manuals its colours come with it, but xterm shows a third one from the next
     * look on, if the present one is given by its parts.
     */
    private static final String WITHOUT_COLOURS = "\033[39;49m";

    private final Random random;
    private final int width;
    private final int height;
    private boolean isAlternate;
    private boolean wraps = true;
    private final List<Supplier<String>> moves = List.of(
            this::text,
            this::text,
            this::text,
            this::colour,
            this::place,
            this::place,
            this::step,
            this::control,
            this::erase,
            this::shift,
            this::margins,
            this::mode,
            this::tabs,
            this::kept,
            this::lines,
            this::screen);

    RandomScreens(long seed, int width, int height) {
        this.random = new Random(seed);
        this.width = width;
        this.height = height;
    }

    /** A stream of so many moves. */
    byte[] stream(int count) {
        StringBuilder stream = new StringBuilder(SAVED);
        for (int i = 0; i < count; i++) {
            stream.append(moves.get(random.nextInt(moves.size())).get());
        }
        return stream.toString().getBytes(StandardCharsets.UTF_8);
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String text() {
        // Where a wide character goes that has one cell left, and must not wrap, is a matter of taste.
        String letters = wraps ? NARROW + WIDE : NARROW;
        return random.nextInt(3) == 0 ? text(letters) + one(MARKS) + text(letters) : text(letters);
    }

    private String text(String letters) {
        return text(letters, width / 2);
    }

    private String text(String letters, int most) {
        StringBuilder text = new StringBuilder();
        int length = upTo(most);
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(letters.codePointCount(0, letters.length()));
            text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }

    private String colour() {
        return "\033["
                + one(
                        "0",
                        "1",
                        "4",
                        "7",
                        "22",
                        "24",
                        "27",
                        "39",
                        "49",
                        "3" + random.nextInt(8),
                        "4" + random.nextInt(8),
                        "9" + random.nextInt(8),
                        "10" + random.nextInt(8),
                        "2",
                        "3",
                        "5",
                        "9",
                        "23",
                        "25",
                        "29",
                        "38;5;" + random.nextInt(256),
                        "48:5:" + random.nextInt(256),
                        "38;2;1;2;" + random.nextInt(256),
                        "48:2::3:4:" + random.nextInt(256),
                        "",
                        "0;1;3" + random.nextInt(8))
                + "m";
    }

    private String place() {
        return one(
                "\033[" + upTo(height) + ";" + upTo(width) + "H",
                "\033[" + upTo(width) + "G",
                "\033[" + upTo(height) + "d",
                "\033[H");
    }

    private String step() {
        return "\033[" + one("", "0", "" + upTo(5)) + one("A", "B", "C", "D", "E", "F", "a", "e");
    }

    private String control() {
        return one("\r", "\n", "\b", "\t", "\r\n", "\033D", "\033M", "\033E", "\013");
    }

    private String erase() {
        return "\033[" + one("", "0", "1", "2") + one("J", "K", "K", "K") + "\033[" + upTo(width / 2) + "X";
    }

    private String shift() {
        return one("", "", "\033[49m\033[" + upTo(6) + one("L", "M")) // what it paints is not what it then has
                + one("\033[" + upTo(6) + one("@", "S", "T"), deletion());
    }

    /**
     * Far from the right edge: where a wide character reaches across the first of the last columns, as many as are deleted,
     * xterm blanks one behind it, too. By the manuals of DEC's terminals all that is right of what goes moves to the left.
     */
    private String deletion() {
        String row = wraps ? text(NARROW + WIDE, width / 2 - 6) : text(NARROW);
        return "\r\033[2K" + row + "\033[" + upTo(width / 2) + "G\033[" + upTo(6) + "P";
    }

    private String margins() {
        int top = upTo(height - 2);
        return one("\033[r", "\033[" + top + ";" + (top + upTo(height - top)) + "r");
    }

    private String mode() {
        if (random.nextInt(2) == 0) {
            wraps = random.nextInt(3) == 0;
            return wraps ? WRAPS : "\033[?7l";
        }
        return "\033[" + one("?6", "4", "20") + one("h", "l", "l");
    }

    /** A tab back that begins behind the last column stays there in one way: what comes next goes to the next row. */
    private String tabs() {
        return one("\033H", "\033[g", "\033[3g", "\033[" + upTo(3) + "I", "\033[D\033[" + upTo(3) + "Z", "\t");
    }

    private String kept() {
        return one("\0337", WITHOUT_COLOURS + "\0338");
    }

    /** The third set is ASCII when anything else comes: while it is not, xterm takes text beyond ASCII for no UTF-8. */
    private String lines() {
        return one(
                "\033(0" + text(FOR_LINES) + "\033(B",
                "\033)0\016" + text(FOR_LINES) + "\017",
                "\033*0\033n" + text(FOR_LINES) + "\033*B\017",
                "\033+0\033o" + text(FOR_LINES) + "\017",
                "\033)0",
                one("x", wraps ? "日" : "y", "\033(0q\033(B", "\033[H") + "\033[" + upTo(9) + "b");
    }

    /**
     * The other screen is left as often as it is entered: leaving it without that moves xterm's cursor. A soft reset behind the
     * last column would save that, in the first one; and it leaves some of the looks.
     */
    private String screen() {
        if (random.nextInt(3) == 0) {
            wraps = true;
            return one("\r\033[m\033[!p", WRAPS);
        }
        isAlternate = !isAlternate;
        return (isAlternate ? "" : WITHOUT_COLOURS)
                + "\033[?"
                + one("1049", "1047")
                + (isAlternate ? "h" + SAVED : "l");
    }
}
