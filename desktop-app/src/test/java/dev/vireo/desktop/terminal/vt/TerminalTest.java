// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final List<String> replies = new ArrayList<>();
    private final Terminal terminal = terminal(10, 4, 100);

    private Terminal terminal(int width, int height, int history) {
        return new Terminal(width, height, history, bytes -> replies.add(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static List<String> shown(Terminal terminal) {
        Snapshot snapshot = snapshot(terminal);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < snapshot.height(); i++) {
            rows.add(snapshot.row(i).text(0, snapshot.width()).stripTrailing());
        }
        return rows;
    }

    private static Snapshot snapshot(Terminal terminal) {
        Snapshot snapshot = new Snapshot();
        terminal.copyInto(snapshot, Long.MAX_VALUE);
        return snapshot;
    }

    @Test
    void aLongLineGoesOnInTheNextRowAndIsOneLineWhenCopied() {
        terminal.feed("0123456789abc\r\nnext");

        assertThat(shown(terminal)).containsExactly("0123456789", "abc", "next", "");
        assertThat(terminal.text(new Span(new Span.Place(0, 5), new Span.Place(2, 2))))
                .isEqualTo("56789abc\nne");
    }

    @Test
    void theLastColumnHoldsTheCursorUntilTheNextCharacter() {
        terminal.feed("0123456789\r\nx");

        assertThat(shown(terminal)).containsExactly("0123456789", "x", "", "");
    }

    @Test
    void rowsThatLeaveTheScreenAreKeptWithTheirColours() {
        terminal.feed("\033[31mred\033[0m one\r\ntwo\r\nthree\r\nfour\r\nfive\r\nsix");

        assertThat(shown(terminal)).containsExactly("three", "four", "five", "six");
        Snapshot past = new Snapshot();
        terminal.copyInto(past, 0);
        assertThat(past.row(0).text(0, 10)).isEqualTo("red one");
        assertThat(past.row(0).style(2)).isEqualTo(CellStyle.withForeground(0, CellStyle.indexed(1)));
        assertThat(past.row(0).style(3)).isEqualTo(CellStyle.PLAIN);
        assertThat(past.screenTop()).isEqualTo(2);
    }

    @Test
    void theOldestRowsAreForgottenBeyondTheLimitAndNumbersStay() {
        Terminal small = terminal(10, 2, 300);
        for (int i = 0; i < 1000; i++) {
            small.feed("line " + i + "\r\n");
        }

        Terminal.Printed printed = small.printed();
        assertThat(printed.first()).isEqualTo(699);
        assertThat(printed.rows().get(0)).isEqualTo("line 699");
        assertThat(small.whole(750).text(0, 10)).isEqualTo("line 750");
    }

    @Test
    void aFullScreenProgramLeavesNoTrace() {
        terminal.feed("shell$ vim\r\n\033[?1049h\033[H\033[2Jtext\033[?1049lback");

        assertThat(shown(terminal)).containsExactly("shell$ vim", "back", "", "");
    }

    @Test
    void textBetweenMarginsScrollsAlone() {
        terminal.feed("top\r\na\r\nb\r\nend\033[2;3r\033[3;1H\nc\033[1;1H");

        assertThat(shown(terminal)).containsExactly("top", "b", "c", "end");
        assertThat(terminal.printed().rows()).hasSize(4);
    }

    @Test
    void linesAndCharactersAreInsertedAndDeleted() {
        terminal.feed("abcdef\r\nsecond\033[1;3H\033[2P\033[1@X\033[2;1H\033[L\033[3;4H\033[K");

        assertThat(shown(terminal)).containsExactly("abXef", "", "sec", "");
    }

    @Test
    void coloursOfEveryFormAreRead() {
        terminal.feed("\033[38;5;200ma\033[48;2;1;2;3mb\033[38:2::9:8:7mc\033[1;4;93md\033[0me");

        Row row = snapshot(terminal).row(0);
        assertThat(CellStyle.foreground(row.style(0))).isEqualTo(CellStyle.indexed(200));
        assertThat(CellStyle.background(row.style(1))).isEqualTo(CellStyle.rgb(1, 2, 3));
        assertThat(CellStyle.foreground(row.style(2))).isEqualTo(CellStyle.rgb(9, 8, 7));
        assertThat(CellStyle.foreground(row.style(3))).isEqualTo(CellStyle.indexed(11));
        assertThat(CellStyle.has(row.style(3), CellStyle.BOLD)).isTrue();
        assertThat(CellStyle.has(row.style(3), CellStyle.UNDERLINED)).isTrue();
        assertThat(row.style(4)).isEqualTo(CellStyle.PLAIN);
    }

    @Test
    void wideCharactersTakeTwoCellsAndGoWhole() {
        terminal.feed("日本x\033[1;2Hy");

        Row row = snapshot(terminal).row(0);
        assertThat(row.text(0, 10)).isEqualTo(" y本x");
        assertThat(row.code(3)).isEqualTo(Row.TAIL);
    }

    @Test
    void marksJoinTheirCharacter() {
        terminal.feed("и\u0306e\u0301");

        assertThat(shown(terminal).get(0)).isEqualTo("йé");
    }

    @Test
    void linesAreDrawnWithTheOldCharacterSet() {
        terminal.feed("\033(0lqk\033(B lqk");

        assertThat(shown(terminal).get(0)).isEqualTo("┌─┐ lqk");
    }

    @Test
    void eachOfTheFourCharacterSetsCanBeTheOneInUse() {
        terminal.feed("\033*0\033nq\017q\033+0\033oq\033+B\033oq\016q\033*Bq\033nq");

        assertThat(shown(terminal).get(0)).isEqualTo("─q─qqqq");
    }

    @Test
    void programsGetAnswers() {
        terminal.setColours(0x112233, 0xFFEEDD);
        terminal.feed("ab\r\n\033[6n\033[c\033]11;?\033\\");

        assertThat(replies).containsExactly("\033[2;1R", "\033[?62;22c", "\033]11;rgb:ffff/eeee/dddd\033\\");
    }

    @Test
    void anotherWidthBreaksTextAnewAndKeepsTheCursorAtItsCharacter() {
        terminal.feed("0123456789abcdef\r\nprompt$ ");

        terminal.resize(20, 4);
        terminal.feed("ls");
        assertThat(shown(terminal)).containsExactly("0123456789abcdef", "prompt$ ls", "", "");

        terminal.resize(6, 6);
        terminal.feed("!");
        assertThat(shown(terminal)).containsExactly("012345", "6789ab", "cdef", "prompt", "$ ls!", "");
    }

    @Test
    void aLowerScreenSendsRowsToTheHistoryAndAHigherOneTakesThemBack() {
        terminal.feed("one\r\ntwo\r\nthree\r\nfour");

        terminal.resize(10, 2);
        assertThat(shown(terminal)).containsExactly("three", "four");
        terminal.resize(10, 4);
        assertThat(shown(terminal)).containsExactly("one", "two", "three", "four");
    }

    @Test
    void bytesMayBeCutAnywhere() {
        String text = "жук\033[1;3Hé日\033]0;имя\007\033[38;2;1;2;3mцвет\033[0m😀\r\nок";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Terminal whole = terminal(12, 4, 10);
        whole.feed(text);

        Terminal cut = terminal(12, 4, 10);
        for (byte one : bytes) {
            cut.feed(new byte[] {one}, 0, 1);
        }

        assertThat(cut.title()).isEqualTo("имя").isEqualTo(whole.title());
        for (int i = 0; i < 4; i++) {
            assertThat(snapshot(cut).row(i).looksLike(snapshot(whole).row(i))).isTrue();
        }
    }

    @Test
    void wrongBytesAreMarkedAndNothingElseIsLost() {
        byte[] bytes = {'a', (byte) 0xFF, 'b', (byte) 0xD0, 'c', (byte) 0xE2, (byte) 0x82, '\r', '\n', 'd'};
        terminal.feed(bytes, 0, bytes.length);

        assertThat(shown(terminal)).containsExactly("a\uFFFDb\uFFFDc\uFFFD", "d", "", "");
    }

    @Test
    void whateverComesTheTerminalGoesOn() {
        String alphabet = "\033\033\033[[[;;:?>!0123456789ABCDHJKLMPSTXZ@`abcdefghlmnrstu(0)#8]\007\r\n\t\b日é ";
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Terminal tried = terminal(1 + random.nextInt(30), 1 + random.nextInt(12), 50);
            for (int i = 0; i < 60; i++) {
                StringBuilder text = new StringBuilder();
                for (int k = 0; k < 40; k++) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                tried.feed(text.toString());
                if (random.nextInt(5) == 0) {
                    tried.resize(1 + random.nextInt(40), 1 + random.nextInt(15));
                }
            }
            tried.feed("\033c\033[?1049lstill");
            assertThat(tried.printed().rows().toString()).contains("s");
        }
    }

    @Test
    void oneHundredThousandColouredLinesAreAllThere() {
        Terminal roomy = terminal(80, 24, 100_000);
        for (int i = 0; i < 100_000; i++) {
            roomy.feed("\033[3" + i % 8 + "m" + i + "\033[0m the quick brown fox\r\n");
        }

        List<String> rows = roomy.printed().rows();
        for (int i = 0; i < 100_000; i++) {
            assertThat(rows.get(i)).isEqualTo(i + " the quick brown fox");
        }
    }

    @Test
    void textIsFoundWhateverItsCase() {
        terminal.feed("Ошибка 1\r\nfine\r\n日ошибка");

        List<Span> found = TextSearch.find(terminal.printed(), "ошибка");

        assertThat(found)
                .containsExactly(
                        new Span(new Span.Place(0, 0), new Span.Place(0, 6)),
                        new Span(new Span.Place(2, 2), new Span.Place(2, 8)));
    }
}
