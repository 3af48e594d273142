// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.desktop.shell.DesktopApp;
import dev.vireo.model.id.Vmid;
import dev.vireo.test.image.ForeignImage;
import dev.vireo.test.image.ImageMaker;
import dev.vireo.test.image.ImageMakers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Application;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

/**
 * A person brings in a disk or machine of every foreign format with the import wizard, and those that are to boot do so.
 * The guest's CD is a disk too: it boots wherever it is written.
 */
final class ImportedMachineTest {
    private static final Duration BOOT = Duration.ofMinutes(2);
    private static final Duration WHILE = Duration.ofMinutes(1);
    /** Formats that one node and desktop go through. */
    private static final int SIDE_BY_SIDE = 4;

    @TempDir
    Path folder;

    private final Path iso = Path.of(System.getProperty("vireo.guest.iso", "no guest"));
    private final Person person = new Person();
    private final List<Guest> made = new ArrayList<>();
    private final Map<String, SerialPort> booting = new LinkedHashMap<>();
    private NodeUnderTest node;
    private AgentClient api;
    private Application desktop;

    @BeforeEach
    void startNodeAndDesktop() throws IOException, TimeoutException {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        assumeTrue(Files.exists(iso), "no guest to import: set -Dvireo.guest.iso");
        assumeTrue(has("qemu-system-x86_64"), "no QEMU: install qemu-system-x86_64");
        assumeTrue(has("qemu-img"), "no qemu-img: install qemu-utils");
        // QEMU runs as another user, who has to get to the guest's disks.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = new NodeUnderTest(folder);
        api = node.client();
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
    void endAll() throws Exception {
        if (desktop != null) {
            FxToolkit.cleanupApplication(desktop);
            FxToolkit.cleanupStages();
        }
        for (SerialPort serial : booting.values()) {
            serial.close();
        }
        for (Guest guest : made) {
            if (guest.exists()) {
                guest.process().ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        if (node != null) {
            api.close();
            node.close();
        }
    }

    /**
     * One way through the wizard.
     *
     * @param isSent whether the files come from the person's computer, otherwise they lie on the node's storage already
     * @param boots whether its guest is started
     */
    private record Way(ImageMaker maker, boolean isSent, boolean boots) {}

    private static List<Way> ways() {
        return List.of(
                new Way(ImageMakers.archiveByTar(), true, true),
                new Way(ImageMakers.bochs(), true, false),
                new Way(ImageMakers.xmount(), true, false),
                new Way(ImageMakers.vhdxByHand(), true, true),
                new Way(ImageMakers.vmdkstream(), true, false),
                new Way(ImageMakers.vdiByHand(), true, false),
                new Way(ImageMakers.splitByHand(), true, true),
                new Way(ImageMakers.e2image(), false, false),
                new Way(ImageMakers.description(), false, false),
                new Way(ImageMakers.raw("raw"), true, false));
    }

    @Test
    void everyForeignFormatComesInAndBoots() throws Exception {
        List<ImageMaker> missing = bringInAll(ways());
        assertThat(made.get(0).configuration().get("memory")).hasToString("256");
        Eventually.holds("the sent files are removed", WHILE, () -> sentFiles().isEmpty());
        assumeTrue(missing.isEmpty(), "all others came in, but there is no program for: " + missing);
    }

    static Stream<List<ImageMaker>> groups() {
        List<ImageMaker> all = ImageMakers.all();
        return IntStream.iterate(0, begin -> begin < all.size(), begin -> begin + SIDE_BY_SIDE)
                .mapToObj(begin -> all.subList(begin, Math.min(begin + SIDE_BY_SIDE, all.size())));
    }

    @ParameterizedTest
    @MethodSource("groups")
    @EnabledIfSystemProperty(
            named = "vireo.test.long",
            matches = "true",
            disabledReason = "every format of every program takes minutes: ./vireo test --long")
    void everyFormatOfEveryProgramIsSentAndBoots(List<ImageMaker> makers) throws Exception {
        // The guest is no file system of ext4, which is all that one of them packs.
        List<ImageMaker> missing = bringInAll(makers.stream()
                .map(maker -> new Way(maker, true, !maker.program().equals("e2image")))
                .toList());
        bringInAll(makers.stream().map(maker -> new Way(maker, false, false)).toList());
        assumeTrue(missing.isEmpty(), "all others came in, but there is no program for: " + missing);
    }

    /** The answer is what there is no program for. */
    private List<ImageMaker> bringInAll(List<Way> ways) throws Exception {
        person.sees("#item-name");
        List<ImageMaker> missing = new ArrayList<>();
        for (Way way : ways) {
            if (!way.maker().isPossible()) {
                missing.add(way.maker());
                continue;
            }
            try {
                bringIn(way, Vmid.parse(Integer.toString(100 + made.size())));
            } catch (AssertionError e) {
                throw new AssertionError(way + ": " + e.getMessage(), e);
            }
        }
        for (Map.Entry<String, SerialPort> guest : booting.entrySet()) {
            assertThat(guest.getKey()).isNotBlank();
            guest.getValue().awaitText("GUEST-READY", BOOT);
        }
        return missing;
    }

    private void bringIn(Way way, Vmid vmid) throws Exception {
        String name = "d" + vmid;
        ForeignImage image = way.maker().make(iso, folder.resolve(vmid.toString()), name);
        Guest guest = new Guest(api, vmid);
        made.add(guest);
        openWizard();
        if (way.isSent()) {
            person.pastes("#import-path", image.file().toString());
        } else {
            chooseOnStorage(image);
        }
        person.readsBeginning("#import-found", image.isMachine() ? "A machine with 1 disk." : "A disk: ");
        person.clicks("#wizard-next");
        person.sees("#import-contents");
        person.clicks("#wizard-next");
        // Beside a virtual machine that is selected it is proposed to add the disk to that.
        person.clicks("#import-aim-new");
        person.clicks("#wizard-next");
        person.pastes("#import-name", name);
        person.clicks("#wizard-next");
        person.sees("#wizard-summary");
        person.clicks("#wizard-finish");
        Eventually.holds(way.maker() + " is a machine", WHILE, guest::exists);
        person.reads("#item-name", vmid + " " + name);
        Eventually.holds(way.maker() + " is imported", WHILE, () -> isImported(guest));

        assertThat(guest.configuration()).as("%s", way.maker()).containsEntry("name", name);
        image.requireSame(disk(guest), way.maker().driver());
        if (!way.isSent()) {
            // What was there before stays: only sent files are tidied away.
            for (Path file : image.files()) {
                Files.delete(onStorage(file));
            }
        }
        if (way.boots()) {
            boot(guest, way.maker());
        }
    }

    private void openWizard() {
        person.pastes("#command", "import a disk");
        person.pressesEnter();
    }

    /** As if somebody had copied the files onto the node. */
    private void chooseOnStorage(ForeignImage image) throws IOException {
        Files.createDirectories(importFolder());
        for (Path file : image.files()) {
            Files.copy(file, onStorage(file));
        }
        person.clicks("#import-place-storage");
        person.picks("#import-volume", String.valueOf(image.file().getFileName()));
    }

    private void boot(Guest guest, ImageMaker maker) throws IOException {
        guest.addSerialPort();
        if (booting.isEmpty()) {
            person.clicks("#power-start");
            Eventually.holds("the guest runs", WHILE, () -> guest.process().isPresent());
        } else {
            guest.start();
        }
        booting.put(maker.toString(), new SerialPort(guest.socket("serial0")));
    }

    private static boolean isImported(Guest guest) {
        Map<String, Object> now = guest.configuration();
        return now.get("lock") == null && String.valueOf(now.get("scsi0")).startsWith(volume(guest));
    }

    private static String volume(Guest guest) {
        return "local:" + guest.vmid() + "/vm-" + guest.vmid() + "-disk-0";
    }

    private Path disk(Guest guest) {
        String volume = String.valueOf(guest.configuration().get("scsi0")).replaceFirst(",.*", "");
        return node.storage().resolve("images").resolve(volume.replaceFirst("^local:", ""));
    }

    private Path importFolder() {
        return node.storage().resolve("import");
    }

    private Path onStorage(Path file) {
        return importFolder().resolve(String.valueOf(file.getFileName()));
    }

    private List<Path> sentFiles() {
        Path kept = importFolder();
        try (Stream<Path> all = Files.exists(kept) ? Files.walk(kept) : Stream.empty()) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
