// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TerminalFramesTest {
    private final StringBuilder typed = new StringBuilder();
    private final List<WindowSize> sizes = new ArrayList<>();
    private final TerminalFrames frames = new TerminalFrames(new TerminalFrames.Target() {
        @Override
        public void typed(byte[] bytes, int offset, int length) {
            typed.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void resized(WindowSize size) {
            sizes.add(size);
        }
    });

    private void take(String text) throws IOException {
        frames.take(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void dataSizesAndPingsAreTold() throws IOException {
        take("0:3:ls\n21:120:40:0:2:a:2");

        assertThat(typed).hasToString("ls\na:");
        assertThat(sizes).containsExactly(new WindowSize(120, 40));
    }

    @Test
    void framesMayBeCutAnywhere() throws IOException {
        byte[] all = "0:12:echo 1:2:3:\n1:80:24:20:1:x1:132:50:".getBytes(StandardCharsets.ISO_8859_1);
        for (int seed = 0; seed < 50; seed++) {
            typed.setLength(0);
            sizes.clear();
            Random random = new Random(seed);
            int start = 0;
            while (start < all.length) {
                int end = Math.min(all.length, start + 1 + random.nextInt(5));
                frames.take(Arrays.copyOfRange(all, start, end));
                start = end;
            }
            assertThat(typed).hasToString("echo 1:2:3:\nx");
            assertThat(sizes).containsExactly(new WindowSize(80, 24), new WindowSize(132, 50));
        }
    }

    @Test
    void sizesBeyondReasonAreBroughtBack() throws IOException {
        take("1:0:99999:");

        assertThat(sizes).containsExactly(new WindowSize(1, WindowSize.LARGEST));
    }

    @Test
    void anythingElseIsRefused() {
        for (String wrong : List.of(
                "ls\n", "3", "0:x:", "0:-1:", "0::", "1::5:", "1:80;", "0:999999999:", "1:123456789012345678")) {
            TerminalFrames fresh = new TerminalFrames(new TerminalFrames.Target() {
                @Override
                public void typed(byte[] bytes, int offset, int length) {}

                @Override
                public void resized(WindowSize size) {}
            });
            assertThatThrownBy(() -> fresh.take(wrong.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(wrong)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("0:LENGTH:DATA");
        }
    }

    @Test
    void charactersOfUtf8AreNotCut() {
        byte[] text = "aж日😀".getBytes(StandardCharsets.UTF_8);
        int[] whole = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
        for (int length = 0; length <= text.length; length++) {
            assertThat(WholeCharacters.count(text, length)).as("of " + length).isEqualTo(whole[length]);
        }
    }

    @Test
    void bytesThatAreNoTextAreNotHeldBackForEver() {
        byte[] binary = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0xFF};

        assertThat(WholeCharacters.count(binary, 4)).isEqualTo(4);
        assertThat(WholeCharacters.count(binary, 5)).isEqualTo(5);
    }
}
