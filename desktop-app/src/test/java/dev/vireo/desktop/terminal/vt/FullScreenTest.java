// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What full-screen programs and editors rely on, as xterm does it. */
class FullScreenTest {
    private static final String VIM_BEGINS = "\033[?1049h\033[2J\033[H";
    private static final String VIM_ENDS = "\033[?1049l";

    private final List<String> replies = new ArrayList<>();
    private final Terminal terminal = terminal(10, 4);

    private Terminal terminal(int width, int height) {
        return new Terminal(width, height, 100, bytes -> replies.add(new String(bytes, StandardCharsets.UTF_8)));
    }

    private List<String> shown() {
        Snapshot snapshot = new Snapshot();
        terminal.copyInto(snapshot, Long.MAX_VALUE);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < snapshot.height(); i++) {
            rows.add(snapshot.row(i).text(0, snapshot.width()).stripTrailing());
        }
        return rows;
    }

    @Test
    void aCursorThatAFullScreenProgramSavesIsNotTheShells() {
        terminal.feed("one\r\ntwo$ " + VIM_BEGINS + "\033[4;9H\0337text\0338" + VIM_ENDS + "ls");

        assertThat(shown()).containsExactly("one", "two$ ls", "", "");
    }

    @Test
    void theShellGoesOnWhereItWasAlthoughTheWindowBecameLowerMeanwhile() {
        terminal.feed("a\r\nb\r\nc\r\nd$ " + VIM_BEGINS + "text");
        terminal.resize(10, 2);
        terminal.feed(VIM_ENDS + "ls");

        assertThat(shown()).containsExactly("c", "d$ ls");
    }

    @Test
    void theShellGoesOnWhereItWasAlthoughTheWindowBecameNarrowerMeanwhile() {
        terminal.feed("0123456789\r\n$ " + VIM_BEGINS);
        terminal.resize(5, 4);
        terminal.feed(VIM_ENDS + "ls");

        assertThat(shown()).containsExactly("01234", "56789", "$ ls", "");
    }

    @Test
    void theEndOfAFullScreenProgramThatNeverBeganMovesNothing() {
        terminal.feed("one\r\ntwo" + VIM_ENDS + "!");

        assertThat(shown()).containsExactly("one", "two!", "", "");
    }

    @Test
    void aSavedCursorBeyondTheLastColumnIsThereAgain() {
        terminal.feed("0123456789\0337\033[3;3Hx\0338y");

        assertThat(shown()).containsExactly("0123456789", "y", "  x", "");
    }

    @Test
    void aSavedCursorHasItsCharacterSets() {
        terminal.feed("\033)0\0337\016\033)Bq\0338\016q");

        assertThat(shown().get(0)).isEqualTo("─");
    }

    @Test
    void aWiderWindowLeavesTheCursorBehindTheLastCharacter() {
        terminal.feed("0123456789");
        terminal.resize(12, 4);
        terminal.feed("ab");

        assertThat(shown().get(0)).isEqualTo("0123456789ab");
    }

    @Test
    void aWideCharacterAtTheEdgeMovesWholeWhenOneBeforeItIsDeleted() {
        terminal.feed("12345678世\033[1;1H\033[P");

        Snapshot snapshot = new Snapshot();
        terminal.copyInto(snapshot, Long.MAX_VALUE);
        assertThat(snapshot.row(0).code(7)).isEqualTo('世');
        assertThat(snapshot.row(0).code(8)).isEqualTo(Row.TAIL);
        assertThat(snapshot.row(0).code(9)).isZero();
    }

    @Test
    void rowsOfThePastStayThereWhereTheScreenWouldCutThem() {
        terminal.feed("0123456789\r\nb\r\nc\r\nd\r\ne");
        terminal.resize(5, 8);

        assertThat(terminal.printed().rows()).contains("0123456789");
    }

    @Test
    void theTestPictureFillsTheScreenWhateverWasSetBefore() {
        terminal.feed("\033[2;3r\033[31mred\033#8\033[6n");

        assertThat(shown()).containsOnly("EEEEEEEEEE");
        assertThat(replies).containsExactly("\033[1;1R");
    }

    @Test
    void anUnknownWayToEraseErasesNothing() {
        terminal.feed("kept\033[9J\033[9K");

        assertThat(shown().get(0)).isEqualTo("kept");
    }

    @Test
    void aPrivateQuestionGetsAPrivateAnswer() {
        terminal.feed("\033[?6n");

        assertThat(replies).containsExactly("\033[?1;1R");
    }

    @Test
    void tabsStopWhereTheProgramSaysAndAtTheLastColumn() {
        terminal.feed("\033[3g\033[1;4H\033H\r\tx\ty\033[2Zz");

        assertThat(shown().get(0)).isEqualTo("z  x     y");
    }

    @Test
    void partsOfAKoreanSyllableAreOneCharacter() {
        terminal.feed("\u1112\u1161\u11ABx");

        Snapshot snapshot = new Snapshot();
        terminal.copyInto(snapshot, Long.MAX_VALUE);
        assertThat(snapshot.row(0).code(0)).isEqualTo('한');
        assertThat(snapshot.row(0).code(2)).isEqualTo('x');
    }

    @Test
    void aMarkThatHasNoCharacterWithItsLetterIsKeptBesideIt() {
        terminal.feed("x\u20DDy\r\n日\u20DD!\033[2;1H\033[@");

        assertThat(shown()).containsExactly("x\u20DDy", " 日\u20DD!", "", "");
        terminal.feed("\033[1;1Hz");
        assertThat(shown().get(0)).isEqualTo("zy");
    }

    @Test
    void marksAreThereInThePastAndInAnotherWidth() {
        terminal.feed("x\u20DD12345678\u20DD\r\n\r\n\r\n\r\n");
        assertThat(terminal.printed().rows().get(0)).isEqualTo("x\u20DD12345678\u20DD");

        terminal.resize(4, 6);
        terminal.resize(9, 6);
        assertThat(terminal.printed().rows().get(0)).isEqualTo("x\u20DD12345678\u20DD");
    }

    @Test
    void aWideCharacterThatWentToTheNextRowLeavesNoGapInAWiderWindow() {
        terminal.feed("123456789日x");
        terminal.resize(20, 4);

        assertThat(shown().get(0)).isEqualTo("123456789日x");
    }

    @Test
    void aCharacterIsRepeatedOnlyWhereItWasTheLastThing() {
        terminal.feed("a\033[3b\033[2b\r\n\033[3bb\033[1m\033[3b");

        assertThat(shown()).containsExactly("aaaaaa", "b", "", "");
    }

    @Test
    void marginsAreThoseOfBothScreens() {
        terminal.feed("\033[?1047h\033[2;3r\033[?1047l\033[1;1Htop\033[2;1Ha\r\nb\r\nc");

        assertThat(shown()).containsExactly("top", "b", "c", "");
    }

    @Test
    void aSoftResetLeavesTheMouseToThePrograms() {
        terminal.feed("\033[?1002h\033[?2004h\033[?1h\033[4h\033[!p");

        assertThat(terminal.modes().mouse()).isEqualTo(Modes.Mouse.DRAGS);
        assertThat(terminal.modes().bracketsPaste()).isTrue();
        assertThat(terminal.modes().hasApplicationArrows()).isFalse();
    }
}
