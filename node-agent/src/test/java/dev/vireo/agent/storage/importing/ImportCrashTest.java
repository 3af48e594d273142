// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.storage.CrashScene;
import dev.vireo.agent.storage.RecordingJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that dies in an import leaves the foreign files as they were and nothing else. */
class ImportCrashTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsLeftAfterADeathAtAnyStep() throws Exception {
        RecordingJournal journal = new RecordingJournal();
        CrashScene crash =
                new CrashScene(folder.resolve("local"), Files.createDirectory(folder.resolve("scenes")), journal);
        try (ImportScene scene = new ImportScene(folder, journal, crash)) {
            scene.convert("vmdk", "subformat=twoGbMaxExtentSparse", "disk.vmdk");
            Path part = scene.importFolder().resolve("disk-s001.vmdk");

            assertThat(scene.imported("disk.vmdk")).hasBinaryContent(ImportScene.content());

            assertThat(crash.steps()).contains("import.stage", "import.staged", "copy.copied", "import.copied");
            for (String step : crash.steps()) {
                Path storage = crash.sweptAt(step);
                assertThat(filesIn(storage)).as(step).containsExactly("import/disk-s001.vmdk", "import/disk.vmdk");
                assertThat(storage.resolve("import/disk-s001.vmdk")).hasSameBinaryContentAs(part);
            }
        }
    }

    private static List<String> filesIn(Path storage) throws IOException {
        try (Stream<Path> all = Files.walk(storage)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> storage.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
