// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.storage.Annotation;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupNotesTest {
    private static final String ARCHIVE = "vzdump-qemu-100-2026_01_31-02_00_00.vma.zst";
    private static final VolumeId BACKUP = VolumeId.parse("local:backup/" + ARCHIVE);

    private final HostProgramRunner programs = new HostProgramRunner();
    private final RecordingJournal journal = new RecordingJournal();
    private Storage storage;

    @TempDir
    Path root;

    @BeforeEach
    void open() throws IOException {
        storage = storage("2");
        storage.activate();
        Files.writeString(root.resolve("dump").resolve(ARCHIVE), "archive");
    }

    private Storage storage(String mostProtected) {
        StorageConfig config = StorageConfig.directory(new StorageId("local"), root.toString(), "backup,iso,snippets");
        return new DirectoryPlugin(new DirectoryPlugin.Tools(
                        new QemuImage(programs), new AllocatedBytes(), FileOwnership.NONE, journal, StepListener.NONE))
                .open(new StorageConfig(
                        config.type(), config.id(), config.options().with("max-protected-backups", mostProtected)));
    }

    private void note(String text) {
        storage.annotate(BACKUP, new Annotation(Optional.of(text), Optional.empty()));
    }

    private void protect(VolumeId backup, boolean wanted) {
        storage.annotate(backup, new Annotation(Optional.empty(), Optional.of(wanted)));
    }

    @Test
    void notesOfABackupAreKeptBesideItAndAnswered() {
        note("before the update\nof the database");

        assertThat(root.resolve("dump/" + ARCHIVE + ".notes")).hasContent("before the update\nof the database");
        assertThat(storage.inspect(BACKUP).notes()).isEqualTo("before the update\nof the database");
        assertThat(storage.list(VolumeFilter.ALL))
                .extracting(VolumeEntry::subtype)
                .containsExactly("qemu");

        note("");

        assertThat(root.resolve("dump/" + ARCHIVE + ".notes")).doesNotExist();
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void protectedBackupCannotBeRemovedUntilItIsFreed() {
        protect(BACKUP, true);
        protect(BACKUP, true);

        assertThat(storage.inspect(BACKUP).isProtected()).isTrue();
        assertThatThrownBy(() -> storage.free(BACKUP)).hasMessageContaining("protected");

        protect(BACKUP, false);
        storage.free(BACKUP);

        assertThat(root.resolve("dump")).isEmptyDirectory();
    }

    @Test
    void moreProtectedBackupsThanTheStorageAllowsAreRefused() throws IOException {
        for (int day = 1; day <= 3; day++) {
            Files.writeString(root.resolve("dump/vzdump-qemu-100-2026_02_0" + day + "-02_00_00.vma"), "x");
        }
        protect(VolumeId.parse("local:backup/vzdump-qemu-100-2026_02_01-02_00_00.vma"), true);
        protect(VolumeId.parse("local:backup/vzdump-qemu-100-2026_02_02-02_00_00.vma"), true);
        VolumeId third = VolumeId.parse("local:backup/vzdump-qemu-100-2026_02_03-02_00_00.vma");

        assertThatThrownBy(() -> protect(third, true))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get("protected"))
                                .contains("guest 100")
                                .contains("max-protected-backups"));
        storage = storage("-1");
        protect(third, true);
        assertThat(storage.inspect(third).isProtected()).isTrue();
    }

    @Test
    void whatIsNoBackupHasNeitherNotesNorProtection() throws IOException {
        Files.writeString(root.resolve("template/iso/x.iso"), "x");

        assertThatThrownBy(() -> protect(VolumeId.parse("local:iso/x.iso"), true))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey("protected"));
        assertThatThrownBy(() -> note("x".repeat(70_000)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey("notes"));
        assertThatThrownBy(() -> protect(VolumeId.parse("local:backup/vzdump-qemu-100-x.vma"), true))
                .hasMessageContaining("does not exist");
    }
}
