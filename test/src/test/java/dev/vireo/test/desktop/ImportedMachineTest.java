// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.desktop.shell.DesktopApp;
import dev.vireo.model.id.Vmid;
import dev.vireo.test.image.Appliance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** A person brings in a machine of another program with the import wizard, and it boots. */
final class ImportedMachineTest {
    private static final Duration BOOT = Duration.ofSeconds(90);
    private static final Duration WHILE = Duration.ofSeconds(60);
    private static final Vmid VMID = Vmid.parse("100");

    @TempDir
    Path folder;

    private NodeUnderTest node;
    private AgentClient api;
    private Guest guest;
    private Application desktop;
    private final Person person = new Person();

    @BeforeEach
    void startNodeAndDesktop() throws IOException, TimeoutException {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        assumeTrue(
                Files.exists(Path.of(System.getProperty("vireo.guest.iso", "no guest"))),
                "no guest to import: set -Dvireo.guest.iso");
        assumeTrue(has("qemu-system-x86_64"), "no QEMU: install qemu-system-x86_64");
        assumeTrue(has("qemu-img"), "no qemu-img: install qemu-utils");
        // QEMU runs as another user, who has to get to the guest's disks.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = new NodeUnderTest(folder);
        api = node.client();
        guest = new Guest(api, VMID);
        FxToolkit.registerPrimaryStage();
        desktop = FxToolkit.setupApplication(
                DesktopApp.class,
                Stream.concat(node.desktopOptions().stream(), Stream.of("--language=en", "--theme=light"))
                        .toArray(String[]::new));
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    @AfterEach
    void endAll() throws IOException, TimeoutException {
        if (desktop != null) {
            FxToolkit.cleanupApplication(desktop);
            FxToolkit.cleanupStages();
        }
        if (guest != null && guest.exists()) {
            guest.process().ifPresent(ProcessHandle::destroyForcibly);
        }
        if (node != null) {
            api.close();
            node.close();
        }
    }

    @Test
    void machineFromAnArchiveOnThisComputerBoots() throws Exception {
        Path archive = Appliance.make(Files.createDirectory(folder.resolve("export")));
        person.sees("#item-name");
        person.clicks("#command");
        person.types("import a disk");
        person.pressesEnter();

        person.fills("#import-path", archive.toString());
        person.reads("#import-found", "A machine with 1 disk. A guest sees " + size() + ".");
        person.clicks("#wizard-next");
        person.sees("#import-contents");
        person.clicks("#wizard-next");
        person.sees("#import-storage");
        person.clicks("#wizard-next");
        person.fills("#import-name", "from-elsewhere");
        person.clicks("#wizard-next");
        person.sees("#wizard-summary");
        person.clicks("#wizard-finish");
        person.reads("#item-name", VMID + " from-elsewhere");
        Eventually.holds("the import has ended", WHILE, this::isImported);

        guest.addSerialPort();
        person.clicks("#power-start");
        Eventually.holds("the guest runs", WHILE, () -> guest.process().isPresent());
        try (SerialPort serial = new SerialPort(guest.socket("serial0"))) {
            serial.awaitText("GUEST-READY", BOOT);
        }
        assertThat(guest.configuration()).containsEntry("name", "from-elsewhere");
        assertThat(guest.configuration().get("memory")).hasToString("256");
        Eventually.holds("the sent archive is removed", WHILE, () -> sentFiles().isEmpty());
    }

    private boolean isImported() {
        Object lock = guest.configuration().get("lock");
        Object disk = guest.configuration().get("scsi0");
        return lock == null && disk != null && disk.toString().startsWith("local:100/vm-100-disk-0");
    }

    private static String size() throws IOException {
        long bytes = Files.size(Path.of(System.getProperty("vireo.guest.iso", "")));
        return new dev.vireo.desktop.fx.Quantities(new dev.vireo.desktop.fx.Texts()).bytes((double) bytes);
    }

    private List<Path> sentFiles() {
        Path kept = node.storage().resolve("import");
        try (Stream<Path> all = Files.exists(kept) ? Files.walk(kept) : Stream.empty()) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
