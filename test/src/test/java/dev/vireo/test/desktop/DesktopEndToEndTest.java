// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person makes a virtual machine with the mouse, works at its console, and removes it. */
final class DesktopEndToEndTest {
    private static final Duration BOOT = Duration.ofSeconds(90);
    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final Vmid VMID = Vmid.parse("100");
    private static final String NAME = "robot-made";

    @TempDir
    Path folder;

    private NodeUnderTest node;
    private AgentClient api;
    private Guest guest;
    private DesktopUnderTest desktop;
    private final Person person = new Person();

    @BeforeEach
    void startNodeAndDesktop() throws IOException, TimeoutException {
        assumeTrue(System.getenv("DISPLAY") != null, "no display: set DISPLAY");
        Path iso = Path.of(System.getProperty("vireo.guest.iso", "no guest"));
        assumeTrue(Files.exists(iso), "no guest to boot: set -Dvireo.guest.iso");
        assumeTrue(hasQemu(), "no QEMU: install qemu-system-x86_64");
        // QEMU runs as another user, who has to get to the guest's disks.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        node = new NodeUnderTest(folder);
        api = node.client();
        guest = new Guest(api, VMID);
        Guest.upload(api, iso);
        desktop = new DesktopUnderTest(node, "light");
    }

    private static boolean hasQemu() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "qemu-system-x86_64")));
    }

    @AfterEach
    void endAll() throws Exception {
        if (desktop != null) {
            desktop.close();
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
    void aPersonMakesUsesAndRemovesAVirtualMachine() throws IOException {
        fillInWizard();
        checkConfiguration();
        guest.addSerialPort();

        person.clicks("#power-start");
        Eventually.holds("the guest runs", WHILE, () -> guest.process().isPresent());
        try (SerialPort serial = new SerialPort(guest.socket("serial0"))) {
            serial.awaitText("GUEST-READY", BOOT);
            quietenScreen(serial);
            compareConsoleWithScreen();
            person.clicks("#console-screen");
            person.types("echo vireo-42 > /dev/ttyS0");
            person.pressesEnter();
            serial.awaitText("vireo-42", WHILE);
        }
        person.clicks("#power-shutdown");
        Eventually.holds(
                "the guest is stopped", WHILE, () -> guest.status().status().equals("stopped"));

        removeGuest();
    }

    private void fillInWizard() {
        person.clicks("#create-vm");
        person.fills("#wizard-name", NAME);
        person.clicks("#wizard-next");
        person.picks("#wizard-iso", "vireo-guest.iso");
        person.clicks("#wizard-next");
        person.sees("#wizard-vga");
        person.clicks("#wizard-next");
        person.fills("#wizard-disk-size .text-field", "1");
        person.clicks("#wizard-next");
        person.sees("#wizard-cores");
        person.clicks("#wizard-next");
        person.fills("#wizard-memory .text-field", "512");
        person.clicks("#wizard-next");
        person.clicks("#wizard-network-nat");
        person.clicks("#wizard-next");
        person.sees("#wizard-summary");
        person.clicks("#wizard-finish");
        person.reads("#item-name", VMID + " " + NAME);
    }

    private void checkConfiguration() {
        var configuration = guest.configuration();
        assertThat(configuration).containsEntry("name", NAME);
        assertThat(configuration.get("memory")).hasToString("512");
        assertThat(configuration.get("ide2")).asString().contains("local:iso/vireo-guest.iso", "media=cdrom");
        assertThat(configuration.get("scsi0"))
                .asString()
                .startsWith("local:100/vm-100-disk-0")
                .contains("size=1G");
        assertThat(configuration.get("net0")).asString().startsWith("virtio=").doesNotContain("bridge=");
    }

    /** Waits for the shell's prompt on the screen and hides the cursor: from then on every picture is the same. */
    private static void quietenScreen(SerialPort serial) throws IOException {
        serial.send("until grep -aq 'vireo-guest:' /dev/vcs1; do sleep 1; done");
        serial.send("printf '\\033[?25l' > /dev/tty1; echo cursor-''hidden");
        serial.awaitText("cursor-hidden", WHILE);
    }

    /**
     * QEMU's control socket takes one caller, so the agent steps aside for the picture. The guest outlives it, and the
     * desktop finds it again.
     */
    private void compareConsoleWithScreen() throws IOException {
        long process = guest.process().orElseThrow().pid();
        Path socket = guest.socket("qmp");
        Path shared = Files.createDirectory(folder.resolve("screen"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Picture expected = node.whileAgentIsDown(() -> {
            try (QmpScreen screen = new QmpScreen(socket)) {
                return screen.dump(shared.resolve("screen.ppm"));
            }
        });
        assertThat(guest.process()).map(ProcessHandle::pid).contains(process);
        assertThat(expected.inkedPixels()).isGreaterThan(1000);
        person.clicks("#tab-console");
        Eventually.get(
                () -> "the console shows the guest's screen: " + difference(expected),
                WHILE,
                () -> Optional.of(difference(expected)).filter(String::isEmpty));
    }

    private String difference(Picture expected) {
        return person.looksAt("#console-screen").map(expected::differenceFrom).orElse("nothing is shown");
    }

    private void removeGuest() throws IOException {
        person.reads("#item-state", "stopped");
        person.clicks("#guest-more");
        person.clicks("#guest-remove");
        person.fills("#remove-vmid", VMID.toString());
        person.clicks("#confirm-yes");
        Eventually.holds("the guest is gone", WHILE, () -> !guest.exists());
        assertThat(disks()).isEmpty();
        person.reads("#item-name", NodeUnderTest.NAME.name());
    }

    private List<Path> disks() throws IOException {
        Path images = node.storage().resolve("images");
        try (Stream<Path> all = Files.exists(images) ? Files.walk(images) : Stream.empty()) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
