// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.test.image.ForeignImage;
import dev.vireo.test.image.ImageMaker;
import dev.vireo.test.image.ImageMakers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every foreign format by every program that writes it is sent to a node and becomes a disk with the same bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "hasQemu", disabledReason = "QEMU's tools are not installed")
final class ForeignFormatsTest {
    private static final int SIZE = 10 << 20;

    private RunningNode node;
    private ApiCaller admin;
    private int guests = 100;

    @SuppressWarnings("NullAway.Init") // begin() sets them
    ForeignFormatsTest() {}

    static boolean hasQemu() {
        return Files.isExecutable(Path.of("/usr/bin/qemu-img"))
                && Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64"));
    }

    static List<ImageMaker> makers() {
        return ImageMakers.all();
    }

    @BeforeAll
    void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
    }

    @AfterAll
    void end() throws Exception {
        node.close();
    }

    @ParameterizedTest
    @MethodSource("makers")
    void diskHasTheBytesThatQemuReadsAndThatWereWritten(ImageMaker maker, @TempDir Path folder) throws Exception {
        maker.requirePossible();
        ForeignImage image =
                maker.make(Files.write(folder.resolve("content"), content()), folder.resolve("made"), maker.fileName());
        for (Path file : image.files()) {
            String name = String.valueOf(file.getFileName());
            byte[] bytes = Files.readAllBytes(file);
            RunningNode.succeed(admin, admin.upload(path("/storage/local/upload"), "import", name, bytes));
        }

        image.requireSame(imported(image.disk()), maker.driver());
    }

    private Path imported(String name) throws Exception {
        String vmid = Integer.toString(guests++);
        String wish = "local:0,format=raw,import-from=local:import/" + name;
        RunningNode.succeed(admin, admin.post(path("/qemu"), Map.of("vmid", vmid, "memory", "32", "scsi0", wish)));
        JsonNode config = admin.get(path("/qemu/" + vmid + "/config")).data();
        String volume = config.path("scsi0").asText().replaceFirst(",.*", "").replaceFirst("^local:", "");
        return node.state().resolve("storage/images").resolve(volume);
    }

    /** Noise that nothing packs to nothing, with a hole in its middle and what looks like a boot sector. */
    private static byte[] content() {
        byte[] content = new byte[SIZE];
        new Random(11).nextBytes(content);
        Arrays.fill(content, SIZE / 5, 3 * SIZE / 5, (byte) 0);
        content[510] = 0x55;
        content[511] = (byte) 0xaa;
        return content;
    }
}
