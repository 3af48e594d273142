// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** VirtualBox disks are taken and refused as QEMU does it, but before their bytes travel. */
class VdiImageTest {
    private static final int BLOCK = 1 << 20;

    @Test
    void diskWithItsDataOnAnySectorIsTaken() throws IOException {
        DiskDescription found = new VdiImage("a.vdi", new ArrayBytes(disk(1024, 1536))).describe();

        assertThat(found.virtualSize().bytes()).isEqualTo(BLOCK);
    }

    @Test
    void dataBetweenSectorsIsRefusedWithItsPlaceAndAWayOut() {
        assertThatThrownBy(() -> new VdiImage("a.vdi", new ArrayBytes(disk(512, 1000))).describe())
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("begin at byte 1000")
                .hasMessageContaining("multiple of 512")
                .hasMessageContaining("write it as raw");
    }

    @Test
    void mapBetweenSectorsIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> new VdiImage("a.vdi", new ArrayBytes(disk(520, 1024))).describe())
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("begin at byte 520");
    }

    private static byte[] disk(int map, int data) {
        ByteBuffer image = ByteBuffer.allocate(data + BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        image.putInt(VdiImage.SIGNATURE_OFFSET, VdiImage.SIGNATURE)
                .putInt(0x44, 0x10001)
                .putInt(0x4c, 1);
        image.putInt(0x154, map).putInt(0x158, data).putInt(0x168, 512).putLong(0x170, BLOCK);
        return image.putInt(0x178, BLOCK).putInt(0x180, 1).putInt(map, 0).array();
    }
}
