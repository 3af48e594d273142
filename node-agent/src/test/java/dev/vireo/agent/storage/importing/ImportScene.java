// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.host.HostProgramRunner;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.RecordingJournal;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.directory.DirectoryPlugin;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A node's storage with an import folder, and the programs that make foreign images. */
final class ImportScene implements AutoCloseable {
    static final int SIZE = 4 << 20;

    private final HostProgramRunner programs = new HostProgramRunner();
    private final SqliteClusterStore store;
    private final RecordingJournal journal;
    private final List<String> log = new ArrayList<>();
    private final Path folder;
    private final Storages storages;
    private final DiskImport imports;

    ImportScene(Path folder, StepListener steps) throws IOException {
        this(folder, new RecordingJournal(), steps);
    }

    ImportScene(Path folder, RecordingJournal journal, StepListener steps) throws IOException {
        this.folder = folder;
        this.journal = journal;
        store = SqliteClusterStore.open(folder.resolve("store.db"));
        DirectoryPlugin plugin = new DirectoryPlugin(new DirectoryPlugin.Tools(
                new QemuImage(programs), new AllocatedBytes(), FileOwnership.NONE, journal, steps));
        storages = new Storages(store, new NodeName("n1"), folder.resolve("local"), List.of(plugin));
        imports = new DiskImport(storages, journal, new QemuImage(programs), steps);
        Files.createDirectories(importFolder());
        Files.createDirectories(folder.resolve("made"));
    }

    Path importFolder() {
        return folder.resolve("local/import");
    }

    /** Where programs make what is then put into the import folder, or not. */
    Path workshop() {
        return folder.resolve("made");
    }

    DiskImport imports() {
        return imports;
    }

    MachineImport machines() {
        return new MachineImport(storages, imports);
    }

    RecordingJournal journal() {
        return journal;
    }

    List<String> log() {
        return log;
    }

    /** Content that no format can pack to nothing, with a hole in it. */
    static byte[] content() {
        byte[] content = new byte[SIZE];
        new Random(11).nextBytes(content);
        Arrays.fill(content, SIZE / 4, SIZE / 2, (byte) 0);
        content[510] = 0x55;
        content[511] = (byte) 0xaa;
        return content;
    }

    Path raw() throws IOException {
        return Files.write(workshop().resolve("content.raw"), content());
    }

    /** Has {@code qemu-img} make an image of the content in the import folder. */
    void convert(String driver, String options, String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("qemu-img", "convert", "-f", "raw", "-O", driver));
        if (!options.isEmpty()) {
            command.addAll(List.of("-o", options));
        }
        command.addAll(List.of(raw().toString(), importFolder().resolve(name).toString()));
        run(command);
    }

    void run(List<String> command) throws IOException, InterruptedException {
        ProgramResult result = programs.run(command, RunLimits.QUICK);
        assertThat(result.isSuccess()).as(command + ": " + result.errors()).isTrue();
    }

    /** Imports a file as a raw disk of guest 100 and answers where it lies. */
    Path imported(String name) {
        ImportName source = ImportName.parse("local:import/" + name);
        imports.check(source);
        VolumeId made = imports.run(
                source,
                storages.use(Storages.LOCAL),
                NewVolume.of(new Vmid(100), new ByteSize(0)).in(ImageFormat.RAW),
                new Log(),
                volume -> journal.begins(disk(volume)));
        // A configuration would name it from here on.
        journal.ends(disk(made));
        return storages.path(made);
    }

    private Path disk(VolumeId volume) {
        return folder.resolve("local/images").resolve(volume.name());
    }

    private final class Log implements TaskLog {
        @Override
        public void line(String text) {
            log.add(text);
        }

        @Override
        public void warn(String text) {
            log.add(text);
        }

        @Override
        public void progress(double share) {
            assertThat(share).isBetween(0.0, 1.0);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
