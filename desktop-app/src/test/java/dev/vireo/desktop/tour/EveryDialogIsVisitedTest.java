// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new dialog wants a stop of the tour, or a reason why it is found without one. */
class EveryDialogIsVisitedTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/vireo/desktop");
    /** What asks for something in a dialog or drawer, and what lays something over the window by itself. */
    private static final Pattern OPENS = Pattern.compile("implements Operation\\b|overlay\\.show(UntilHidden)?\\(");

    /** Names of stops, or beginnings of those that the tour finds by a menu's entries or a list's lines. */
    private static final Map<String, String> STOPS = Map.ofEntries(
            Map.entry("ApplyNetwork", "node-network-apply"),
            Map.entry("BulkPower", "node-menu"),
            Map.entry("CloneGuest", "guest-menu"),
            Map.entry("CreateNatBridge", "node-network"),
            Map.entry("DiskMenu", "guest-hardware"),
            Map.entry("DownloadFile", "storage-content-download"),
            Map.entry("EditDns", "edit-dns"),
            Map.entry("EditHosts", "edit-hosts"),
            Map.entry("EditInterface", "node-network"),
            Map.entry("EditMapping", "mapping-edit"),
            Map.entry("EditSnapshot", "guest-snapshots"),
            Map.entry("EditStorage", "storage-edit"),
            Map.entry("EditTimeZone", "edit-time"),
            Map.entry("EditVolume", "storage-content-notes"),
            Map.entry("EditWakeOnLan", "edit-wakeonlan"),
            Map.entry("GuestDialogs", "stopped-menu"),
            Map.entry("GuestWindows", "storage-content-rescan"),
            Map.entry("HandOverDisk", "guest-hardware"),
            Map.entry("Hibernate", "guest-menu"),
            Map.entry("MachineImport", "import-files"),
            Map.entry("MakeTemplate", "stopped-menu"),
            Map.entry("MoveDisk", "guest-hardware"),
            Map.entry("NameTemplate", "storage-content-template-name"),
            Map.entry("Operations", "guest-menu"),
            Map.entry("RemoveInterface", "node-network"),
            Map.entry("RemoveMapping", "mapping-remove"),
            Map.entry("RemoveSnapshot", "guest-snapshots"),
            Map.entry("RemoveStorage", "storage-remove"),
            Map.entry("RemoveVolume", "storage-content-remove"),
            Map.entry("ReplaceCertificate", "certificates"),
            Map.entry("ResizeDisk", "guest-hardware"),
            Map.entry("RollBack", "guest-snapshots"),
            Map.entry("Shell", "connect"),
            Map.entry("ShutDown", "guest-menu"),
            Map.entry("SwitchNode", "node-menu"),
            Map.entry("TakeSnapshot", "guest-snapshots"),
            Map.entry("TaskLogWindow", "task-log"),
            Map.entry("UploadCertificate", "certificates"),
            Map.entry("WizardVmCreation", "create-vm"));

    @Test
    void everyDialogHasAStop() {
        assertThat(STOPS.keySet()).containsExactlyInAnyOrderElementsOf(dialogs());
    }

    @Test
    void everyStopIsWrittenInTheTour() {
        String tour = sources()
                .filter(file -> file.startsWith(SOURCES.resolve("tour")))
                .map(EveryDialogIsVisitedTest::read)
                .collect(Collectors.joining());

        assertThat(STOPS.values()).allMatch(stop -> tour.contains('"' + stop + '"'));
    }

    private static Set<String> dialogs() {
        return sources()
                .filter(file -> OPENS.matcher(read(file)).find())
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
