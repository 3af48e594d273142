// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streams that nobody sends by accident: the terminal never fails, keeps its shape, and nothing in it grows without end. */
class HostileStreamTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int FED = 24;
    private static final long ROOM = 10L * MEBIBYTE;

    private final Terminal terminal = new Terminal(80, 24, 1000, reply -> {});

    private void feed(String text, int times) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            terminal.feed(bytes, 0, bytes.length);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Feeds a beginning and 24 MiB of the same, and says how much more memory is held then. */
    private long heldAfter(String beginning, String endless) {
        long before = used();
        String block = endless.repeat(MEBIBYTE / endless.getBytes(StandardCharsets.UTF_8).length);
        feed(beginning, 1);
        feed(block, FED);
        return used() - before;
    }

    private void goesOn() {
        terminal.feed("\033\\\030\033c\033[2Jstill here");
        assertThat(terminal.printed().rows()).contains("still here");
    }

    @Test
    void aTitleWithoutEndIsNotKept() {
        assertThat(heldAfter("\033]0;", "title ")).isLessThan(ROOM);
        terminal.feed("\007");
        assertThat(terminal.title().length()).isLessThanOrEqualTo(200);
        goesOn();
    }

    @Test
    void aPictureWithoutEndIsNotKept() {
        assertThat(heldAfter("\033Pq#0;2;0;0;0", "#0!255~-")).isLessThan(ROOM);
        goesOn();
    }

    @Test
    void parametersWithoutEndAreNotKept() {
        assertThat(heldAfter("\033[", "1;99999999999:")).isLessThan(ROOM);
        goesOn();
    }

    @Test
    void marksWithoutEndAreNotKept() {
        assertThat(heldAfter("a", "\u20DD\u0301")).isLessThan(ROOM);
        assertThat(terminal.printed().rows().get(0).length()).isLessThan(20);
        goesOn();
    }

    @Test
    void rowsWithMarksWithoutEndAreKeptUpToTheLimit() {
        assertThat(heldAfter("", "x\u20DD\u20DD\u20DD\u20DD\r\n")).isLessThan(ROOM);
        goesOn();
    }

    @Test
    void coloursOfEveryCellAreKeptUpToTheLimit() {
        assertThat(heldAfter("", "\033[38;2;1;2;3ma\033[48;5;9mb")).isLessThan(ROOM);
        goesOn();
    }

    @Test
    void repetitionsAreNoMoreThanTheScreen() {
        feed("x\033[65535b", 2000);
        feed(
                "\033[65535S\033[65535T\033[65535L\033[65535M\033[65535@\033[65535P\033[65535X\033[65535Z\033[65535I",
                200);
        goesOn();
    }

    @Test
    void controlCharactersInATitleAreNotShown() {
        terminal.feed("\033]2;one\ntwo\tthree\u202Efour\007");
        assertThat(terminal.title()).isEqualTo("onetwothreefour");
    }

    @Test
    void theClipboardIsNeitherReadNorWritten() {
        StringBuilder replies = new StringBuilder();
        Terminal asked = new Terminal(80, 24, 10, reply -> replies.append(new String(reply, StandardCharsets.UTF_8)));
        asked.feed("\033]52;c;?\007\033]52;c;cm0gLXJmIC8=\007\033]52;p;?\033\\");
        assertThat(replies.toString()).isEmpty();
        assertThat(asked.printed().rows()).allMatch(String::isEmpty);
    }

    @Test
    void whateverBytesComeTheScreenKeepsItsShape() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Terminal tried = new Terminal(2 + random.nextInt(40), 1 + random.nextInt(12), 50, reply -> {});
            for (int i = 0; i < 40; i++) {
                byte[] bytes = random.nextBoolean() ? noise(random) : sequences(random);
                tried.feed(bytes, 0, bytes.length);
                if (random.nextInt(4) == 0) {
                    tried.resize(2 + random.nextInt(50), 1 + random.nextInt(15));
                }
                if (random.nextInt(10) == 0) {
                    tried.clearHistory();
                }
                hasItsShape(tried, seed);
            }
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sequences(Random random) {
        String alphabet =
                "\033\033\033[[[[;;:?>!0123456789ABCDEFGHIJKLMPSTXZ@`abcdefghlmnrstu(0)#8]\007\r\n\t\b\016\017"
                        + "日本語한é\u0301\u20DD\u200D👩\uFE0F 012";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            text.appendCodePoint(alphabet.codePointAt(
                    alphabet.offsetByCodePoints(0, random.nextInt(alphabet.codePointCount(0, alphabet.length())))));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void hasItsShape(Terminal tried, int seed) {
        Snapshot snapshot = new Snapshot();
        tried.copyInto(snapshot, Long.MAX_VALUE);
        assertThat(snapshot.cursorColumn()).as("column, seed " + seed).isBetween(0, snapshot.width() - 1);
        assertThat(snapshot.cursorRow() - snapshot.screenTop())
                .as("line, seed " + seed)
                .isBetween(0L, snapshot.height() - 1L);
        for (int line = 0; line < snapshot.height(); line++) {
            Row row = snapshot.row(line);
            assertThat(row.width()).as("width, seed " + seed).isEqualTo(snapshot.width());
            for (int column = 0; column < row.width(); column++) {
                boolean isTail = row.code(column) == Row.TAIL;
                boolean isLedByWide = column > 0 && row.code(column - 1) > 0 && CharWidth.of(row.code(column - 1)) == 2;
                assertThat(isTail)
                        .as("wide characters whole in row " + line + ", column " + column + ", seed " + seed)
                        .isEqualTo(isLedByWide);
            }
        }
        tried.text(new Span(new Span.Place(0, 0), new Span.Place(Long.MAX_VALUE, 0)));
        tried.printed();
    }
}
