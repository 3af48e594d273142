// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Qcow2HeaderTest {
    @Test
    void headerTellsSizeAndWhereItsTablesEnd() {
        Qcow2Header header = Qcow2Header.parse(ByteBuffer.wrap(header()));

        assertThat(header.virtualSize()).isEqualTo(1L << 30);
        assertThat(header.tablesEnd()).isEqualTo(0x30000 + 16);
        assertThat(header.hasBackingFile()).isFalse();
    }

    @Test
    void negativeSizeIsRefused() {
        byte[] bytes = header();
        ByteBuffer.wrap(bytes).putLong(24, -1);

        assertThatThrownBy(() -> Qcow2Header.parse(ByteBuffer.wrap(bytes)))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("size");
    }

    @Property(tries = 5000)
    void anyBytesAreReadOrRefused(
            @ForAll @Size(max = 6) byte[] changes,
            @ForAll @IntRange(max = 74) int at,
            @ForAll @IntRange(max = 80) int length) {
        byte[] bytes = header();
        System.arraycopy(changes, 0, bytes, at, changes.length);
        try {
            Qcow2Header header =
                    Qcow2Header.parse(ByteBuffer.wrap(bytes, 0, length).slice());

            assertThat(header.virtualSize()).isBetween(0L, 1L << 60);
            assertThat(header.tablesEnd()).isPositive();
        } catch (ImageRefusedException e) {
            assertThat(e).hasMessageStartingWith("the file is not a whole qcow2 image: ");
        }
    }

    /** 1 GiB in clusters of 64 KiB. */
    private static byte[] header() {
        ByteBuffer bytes = ByteBuffer.allocate(80);
        bytes.putInt(0, 0x514649fb).putInt(4, 3).putInt(20, 16).putLong(24, 1L << 30);
        bytes.putInt(36, 2).putLong(40, 0x30000).putLong(48, 0x10000).putInt(56, 1);
        return bytes.array();
    }
}
