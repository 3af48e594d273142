// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real image tells whether it has to be checked before it is mounted. */
final class Ext4HeaderTest {
    private static final int STATE = 1024 + 0x3A;
    private static final int INCOMPATIBLE = 1024 + 0x60;

    @TempDir
    Path folder;

    private final HostProgramRunner programs = new HostProgramRunner();
    private Path image;

    @BeforeEach
    void make() throws Exception {
        assumeThat(Path.of("/usr/sbin/mkfs.ext4"))
                .as("mkfs.ext4 (package e2fsprogs)")
                .exists();
        image = folder.resolve("image.raw");
        programs.require(List.of("truncate", "--size=16M", image.toString()));
        programs.require(List.of("/usr/sbin/mkfs.ext4", "-q", image.toString()));
    }

    private boolean needsNoCheck() throws IOException {
        return Ext4Header.read(image).needsNoCheck();
    }

    @Test
    void imageThatWasLeftInOrderNeedsNoCheck() throws Exception {
        assertThat(needsNoCheck()).isTrue();
    }

    @Test
    void imageThatWasMountedWhenThePowerWentIsChecked() throws Exception {
        add(INCOMPATIBLE, 4);
        assertThat(needsNoCheck()).isFalse();
    }

    @Test
    void imageWithAnErrorIsChecked() throws Exception {
        add(STATE, 2);
        assertThat(needsNoCheck()).isFalse();
    }

    @Test
    void imageThatWantsToBeCheckedNowAndThenIsChecked() throws Exception {
        programs.require(List.of("/usr/sbin/tune2fs", "-c", "20", image.toString()));
        assertThat(needsNoCheck()).isFalse();
        programs.require(List.of("/usr/sbin/tune2fs", "-c", "-1", "-i", "7d", image.toString()));
        assertThat(needsNoCheck()).isFalse();
    }

    @Test
    void whatIsNoFileSystemIsChecked() throws Exception {
        Files.write(image, new byte[100]);
        assertThat(needsNoCheck()).isFalse();
        Files.write(image, new byte[8192]);
        assertThat(needsNoCheck()).isFalse();
    }

    private void add(int place, int bit) throws IOException {
        try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            file.read(one, place);
            file.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) | bit)}), place);
        }
    }
}
