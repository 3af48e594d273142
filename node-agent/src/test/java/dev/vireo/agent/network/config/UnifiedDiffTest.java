// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
    @TempDir
    Path directory;

    @Test
    void changedLineStandsBetweenThreeLinesOfWhatStays() {
        assertThat(UnifiedDiff.of("f", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nX\n6\n7\n8\n"))
                .isEqualTo("--- f\n+++ f.new\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
        assertThat(UnifiedDiff.of("f", "same\n", "same\n")).isEmpty();
        assertThat(UnifiedDiff.of("f", "", "new\n")).isEqualTo("--- f\n+++ f.new\n@@ -0,0 +1 @@\n+new\n");
    }

    @Test
    void patchProgramMakesTheNewTextOfTheOldOne() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/patch")), "the program patch is not installed");
        Random random = new Random(4);
        for (int round = 0; round < 25; round++) {
            String before = text(random);
            String after = text(random);
            Path file = Files.writeString(directory.resolve("file"), before);
            Path diff = Files.writeString(directory.resolve("diff"), UnifiedDiff.of("file", before, after));
            if (!before.equals(after)) {
                Process patch = new ProcessBuilder("patch", "-s", file.toString(), diff.toString())
                        .redirectErrorStream(true)
                        .start();
                assertThat(new String(patch.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEmpty();
                assertThat(Files.exists(file) ? Files.readString(file) : "").isEqualTo(after);
            }
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(line -> "line " + random.nextInt(12) + "\n")
                .collect(Collectors.joining());
    }
}
