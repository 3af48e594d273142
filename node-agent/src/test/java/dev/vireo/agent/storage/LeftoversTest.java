// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path folder;

    @Test
    void foreignDiskUnderTheWantedNameSurvives() throws IOException {
        Path disk = Files.writeString(folder.resolve("vm-100-disk-0.raw"), "foreign");
        Path temporary = Files.createFile(TemporaryName.whileNew(disk));

        Leftovers.sweep(temporary);

        assertThat(temporary).doesNotExist();
        assertThat(disk).hasContent("foreign");
    }

    @Test
    void nameThatTheTemporaryFileTookGoesWithIt() throws IOException {
        Path disk = folder.resolve("vm-100-disk-0.raw");
        Path temporary = Files.createFile(TemporaryName.whileNew(disk));
        Files.createLink(disk, temporary);

        Leftovers.sweep(temporary);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void halfRemovedTreeGoesWithoutWhatItsLinksPointTo() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "kept");
        Path tree = TemporaryName.whileRemoved(folder.resolve("subvol-100-disk-0.subvol"));
        Files.createDirectories(tree.resolve("etc"));
        Files.createSymbolicLink(tree.resolve("etc/link"), outside);

        Leftovers.sweep(tree);

        assertThat(tree).doesNotExist();
        assertThat(outside.resolve("kept")).exists();
    }

    @Test
    void sweepingTwiceDoesNoHarm() throws IOException {
        Path temporary = Files.createFile(TemporaryName.whileNew(folder.resolve("x.iso")));

        Leftovers.sweep(temporary);
        Leftovers.sweep(temporary);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void temporaryNameOfTheLongestFileNameFits() throws IOException {
        Path temporary = TemporaryName.whileUploaded(folder.resolve("ж".repeat(125) + ".iso"));

        assertThat(Files.createFile(temporary)).exists();
    }
}
