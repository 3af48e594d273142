// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorShapeTest {
    private final Terminal terminal = new Terminal(10, 2, 0, reply -> {});

    private CursorShape shape() {
        Snapshot snapshot = new Snapshot();
        terminal.copyInto(snapshot, Long.MAX_VALUE);
        return snapshot.cursorShape();
    }

    @ParameterizedTest
    @CsvSource({"0,BLOCK", "1,BLOCK", "2,BLOCK", "3,UNDERLINE", "4,UNDERLINE", "5,BAR", "6,BAR", "99,BLOCK"})
    void aProgramChoosesTheShape(int number, CursorShape wanted) {
        terminal.feed("\033[" + number + " q");

        assertThat(shape()).isEqualTo(wanted);
    }

    @Test
    void aResetBringsTheBlockBack() {
        terminal.feed("\033[5 q\033[!p");
        assertThat(shape()).isEqualTo(CursorShape.BLOCK);

        terminal.feed("\033[3 q");
        terminal.reset();
        assertThat(shape()).isEqualTo(CursorShape.BLOCK);
    }
}
