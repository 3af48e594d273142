// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.console.TypedText.Change;
import org.junit.jupiter.api.Test;

class TypedTextTest {
    @Test
    void capitalLetterIsTypedWithShift() {
        assertThat(TypedText.of("A"))
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Change.class))
                .containsExactly(
                        new Change(Keystroke.SHIFT, true),
                        new Change(new Keystroke('A', 0x1E), true),
                        new Change(new Keystroke('A', 0x1E), false),
                        new Change(Keystroke.SHIFT, false));
    }

    @Test
    void everyRowOfTheKeyboardHasItsScancodes() {
        assertThat(TypedText.scancodeOf('`')).isEqualTo(0x29);
        assertThat(TypedText.scancodeOf('1')).isEqualTo(0x02);
        assertThat(TypedText.scancodeOf('=')).isEqualTo(0x0D);
        assertThat(TypedText.scancodeOf('q')).isEqualTo(0x10);
        assertThat(TypedText.scancodeOf('}')).isEqualTo(0x1B);
        assertThat(TypedText.scancodeOf('\\')).isEqualTo(0x2B);
        assertThat(TypedText.scancodeOf('a')).isEqualTo(0x1E);
        assertThat(TypedText.scancodeOf('"')).isEqualTo(0x28);
        assertThat(TypedText.scancodeOf('z')).isEqualTo(0x2C);
        assertThat(TypedText.scancodeOf('?')).isEqualTo(0x35);
    }

    @Test
    void characterThatNoKeyBearsGoesByItsMeaning() {
        assertThat(TypedText.of("ж").get(0).get(0).key()).isEqualTo(new Keystroke(0x01000436, 0));
    }
}
