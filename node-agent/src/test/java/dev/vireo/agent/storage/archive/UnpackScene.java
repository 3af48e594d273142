// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.host.LinuxHostFiles;
import dev.vireo.agent.host.ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A target, and a directory beside it that holds a file which no archive may reach. */
final class UnpackScene {
    static final String CANARY = "untouched";

    private final Path directory;
    final Path root;
    final Path outside;
    InstantSource clock = InstantSource.system();

    UnpackScene(Path directory) throws IOException {
        Assumptions.assumeTrue(ServiceAccount.isRoot(new LinuxHostFiles()), "only root gives files to other accounts");
        this.directory = directory;
        this.root = Files.createDirectory(directory.resolve("root"));
        this.outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("canary"), CANARY);
    }

    UnpackReport unpack(byte[] archive, UnpackTerms terms) throws IOException, InterruptedException {
        return unpack(Files.write(directory.resolve("archive"), archive), terms);
    }

    UnpackReport unpack(Path archive, UnpackTerms terms) throws IOException, InterruptedException {
        return new SafeUnpack(clock).unpack(archive, root, terms);
    }

    UnpackReport unpack(TarBytes archive) throws IOException, InterruptedException {
        return unpack(archive.bytes(), UnpackTerms.shifted(0, 0xFFFF_FFFFL, UnpackLimits.USUAL));
    }

    void requireCanary() throws IOException {
        assertThat(outside.resolve("canary")).hasContent(CANARY);
        assertThat(Files.getAttribute(outside.resolve("canary"), "unix:nlink")).isEqualTo(1);
        try (Stream<Path> all = Files.list(outside)) {
            assertThat(all.map(Path::getFileName).map(Path::toString)).containsExactly("canary");
        }
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all.map(Path::getFileName).map(Path::toString))
                    .isSubsetOf("root", "outside", "archive", "tree", "made.tar");
        }
    }

    Object attribute(String file, String name) throws IOException {
        return Files.getAttribute(root.resolve(file), "unix:" + name, LinkOption.NOFOLLOW_LINKS);
    }
}
