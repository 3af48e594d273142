// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.terminal.vt.KeyBytes.Held;
import org.junit.jupiter.api.Test;

class KeyBytesTest {
    private static final Modes PLAIN = new Modes(false, false, false, false, Modes.Mouse.NONE, false, false);
    private static final Modes APPLICATION = new Modes(true, false, true, false, Modes.Mouse.BUTTONS, true, true);

    @Test
    void arrowsFollowTheModeAndTellWhatIsHeld() {
        assertThat(KeyBytes.of(KeyBytes.Key.UP, Held.NOTHING, PLAIN)).isEqualTo("\033[A");
        assertThat(KeyBytes.of(KeyBytes.Key.UP, Held.NOTHING, APPLICATION)).isEqualTo("\033OA");
        assertThat(KeyBytes.of(KeyBytes.Key.LEFT, new Held(false, false, true), APPLICATION))
                .isEqualTo("\033[1;5D");
    }

    @Test
    void functionKeysAreThoseOfXterm() {
        assertThat(KeyBytes.ofFunction(1, Held.NOTHING)).isEqualTo("\033OP");
        assertThat(KeyBytes.ofFunction(10, Held.NOTHING)).isEqualTo("\033[21~");
        assertThat(KeyBytes.ofFunction(12, new Held(true, false, false))).isEqualTo("\033[24;2~");
    }

    @Test
    void controlAndALetterIsAControlCharacter() {
        assertThat(KeyBytes.ofControl('c', false)).isEqualTo("\003");
        assertThat(KeyBytes.ofControl('[', true)).isEqualTo("\033\033");
        assertThat(KeyBytes.ofControl('ж', false)).isEmpty();
    }

    @Test
    void pastedTextCannotEndItsOwnBrackets() {
        assertThat(KeyBytes.ofPaste("a\nb\r\n", PLAIN)).isEqualTo("a\rb\r");
        assertThat(KeyBytes.ofPaste("x\033[201~rm", APPLICATION)).isEqualTo("\033[200~x[201~rm\033[201~");
    }

    @Test
    void pastedControlCharactersAreLeftOut() {
        assertThat(KeyBytes.ofPaste("a\033[A\003\tb\177\u009Bc", PLAIN)).isEqualTo("a[A\tbc");
    }

    @Test
    void theOldFormOfMouseReportsIsLimitedToOneByteANumber() {
        Modes old = new Modes(false, false, false, false, Modes.Mouse.BUTTONS, false, false);

        assertThat(MouseBytes.of(MouseBytes.Kind.PRESSED, MouseBytes.LEFT, 94, 0, Held.NOTHING, old))
                .isEqualTo("\033[M \177!");
        assertThat(MouseBytes.of(MouseBytes.Kind.PRESSED, MouseBytes.LEFT, 95, 0, Held.NOTHING, old))
                .isEmpty();
    }

    @Test
    void theMouseIsReportedToThoseWhoAsk() {
        assertThat(MouseBytes.of(MouseBytes.Kind.PRESSED, MouseBytes.LEFT, 0, 0, Held.NOTHING, PLAIN))
                .isEmpty();
        assertThat(MouseBytes.of(MouseBytes.Kind.PRESSED, MouseBytes.LEFT, 4, 2, Held.NOTHING, APPLICATION))
                .isEqualTo("\033[<0;5;3M");
        assertThat(MouseBytes.of(MouseBytes.Kind.RELEASED, MouseBytes.LEFT, 4, 2, Held.NOTHING, APPLICATION))
                .isEqualTo("\033[<0;5;3m");
    }
}
