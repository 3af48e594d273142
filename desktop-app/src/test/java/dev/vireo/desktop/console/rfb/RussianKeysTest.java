// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RussianKeysTest {
    @ParameterizedTest
    @CsvSource({"й,10", "ъ,1B", "ф,1E", "э,28", "я,2C", "ю,34", "ё,29", "Ф,1E", "Ё,29"})
    void letterLiesOnItsKeyWithOrWithoutShift(String letter, String scancode) {
        assertThat(RussianKeys.scancodeOf(letter.codePointAt(0))).isEqualTo(Integer.parseInt(scancode, 16));
    }

    @Test
    void everyLetterHasAKeyOfItsOwn() {
        assertThat("абвгдеёжзийклмнопрстуфхцчшщъыьэюя".chars().map(RussianKeys::scancodeOf))
                .doesNotContain(0)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"a", "1", "і", "é"})
    void otherCharactersHaveNone(String character) {
        assertThat(RussianKeys.scancodeOf(character.codePointAt(0))).isZero();
    }
}
