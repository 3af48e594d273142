// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @Property(tries = 300)
    void everySizeIsReadAsItIsWritten(@ForAll @LongRange(min = 0, max = 900_000_000_000_000L) long bytes) {
        ByteSize size = new ByteSize(bytes);

        assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
    }

    @Test
    void unitsAreBinary() {
        assertThat(ByteSize.parse("1.5T").bytes()).isEqualTo(3L << 39);
        assertThat(ByteSize.parse("528K").bytes()).isEqualTo(528 * 1024);
        assertThat(ByteSize.parseGibibytes("32")).isEqualTo(ByteSize.gibibytes(32));
        assertThat(ByteSize.gibibytes(32)).hasToString("32G");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1X", "1 G", ".5G", "1e9", "999999999999999T"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}
