// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.host.HostDevices;
import dev.vireo.agent.host.RecordedFiles;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.mapping.MappingAnswers.Finding;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.mapping.MappingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingApiTest {
    @TempDir
    Path directory;

    private final RecordedFiles tree = new RecordedFiles();
    private final Map<String, List<String>> users = new HashMap<>();
    private SqliteClusterStore store;
    private MappedResources resources;

    @SuppressWarnings("NullAway.Init") // open() and JUnit set the fields
    MappingApiTest() {}

    @BeforeEach
    void open() {
        store = SqliteClusterStore.open(directory.resolve("store.db"));
        resources = new MappedResources(new Mappings(store, new NodeName("n1")), new HostDevices(tree));
        addPci("0000:01:00.0", "3");
        addPci("0000:01:00.1", "3");
        addPci("0000:02:00.0", "4");
        String usb = "/sys/bus/usb/devices/1-2.3/";
        tree.with(Map.of(usb + "idVendor", "0951\n", usb + "idProduct", "1666\n", usb + "busnum", "1\n"));
    }

    private void addPci(String address, String group) {
        String device = "/sys/bus/pci/devices/" + address + "/";
        tree.with(Map.of(device + "class", "0x020000\n", device + "vendor", "0x8086\n", device + "device", "0x1533\n"));
        tree.with(Map.of(device + "subsystem_vendor", "0x8086\n", device + "subsystem_device", "0x0001\n"));
        tree.with("/sys/kernel/iommu_groups/" + group + "/devices/" + address, "");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private MappingApi api(MappingKind kind) {
        return new MappingApi(
                kind,
                new Mappings(store, new NodeName("n1")),
                resources,
                (of, id) -> users.getOrDefault(of + " " + id, List.of()));
    }

    private static MappingEndpoints.Table table(MappingKind kind) {
        return MappingEndpoints.TABLES.stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Arguments arguments(Endpoint<?> endpoint, String... keysAndValues) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Arguments.check(endpoint.parameters(), given);
    }

    private void create(MappingKind kind, String id, String... maps) {
        api(kind).create(arguments(table(kind).create(), "id", id, "map", String.join("\0", maps)));
    }

    private void update(MappingKind kind, String... keysAndValues) {
        api(kind).update(arguments(table(kind).update(), keysAndValues));
    }

    private MappingState read(MappingKind kind, String id) {
        return api(kind).read(arguments(table(kind).read(), "id", id));
    }

    private List<Finding> findings(MappingKind kind, String id) {
        return api(kind).list(arguments(table(kind).list(), "check-node", "n1"), any -> true).stream()
                .filter(state -> id.equals(state.id()))
                .map(state -> Objects.requireNonNull(state.checks()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.getMessage() + " " + e.errors()).contains(reason));
    }

    @Test
    void directoryIsMappedChangedAndFound() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path more = Files.createDirectory(directory.resolve("more"));
        create(MappingKind.DIRECTORY, "data", "path=" + data + ",node=n1", "node=n2,path=/elsewhere");
        assertThat(resources.directory(new MappingId("data"))).isEqualTo(data);
        assertThat(store.textOf("mapping/directory.cfg"))
                .isEqualTo("data\n\tmap node=n1,path=" + data + "\n\tmap node=n2,path=/elsewhere\n\n");

        String digest =
                Objects.requireNonNull(read(MappingKind.DIRECTORY, "data").digest());
        update(MappingKind.DIRECTORY, "id", "data", "description", "notes", "map", "node=n1,path=" + more);
        assertThat(resources.directory(new MappingId("data"))).isEqualTo(more);
        assertThat(read(MappingKind.DIRECTORY, "data").description()).isEqualTo("notes");
        assertRefused(
                "detected modified configuration",
                () -> update(MappingKind.DIRECTORY, "id", "data", "description", "late", "digest", digest));

        update(MappingKind.DIRECTORY, "id", "data", "delete", "description");
        assertThat(read(MappingKind.DIRECTORY, "data").description()).isEmpty();
    }

    @Test
    void whatAMappingCannotBeIsRefusedWithItsReasonAndNothingIsKept() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertRefused("is no directory", () -> create(MappingKind.DIRECTORY, "data", "node=n1,path=" + file));
        assertRefused("has no directory", () -> create(MappingKind.DIRECTORY, "data", "node=n1,path=/no/such"));
        assertRefused(
                "more than one entry",
                () -> create(MappingKind.DIRECTORY, "data", "node=n1,path=" + directory, "node=n1,path=" + directory));
        assertRefused("absolute path", () -> create(MappingKind.DIRECTORY, "data", "node=n1,path=srv"));
        assertRefused("0000:09:00.0", () -> create(MappingKind.PCI, "card", "node=n1,id=8086:1533,path=0000:09:00.0"));
        assertRefused(
                "comes twice",
                () -> create(
                        MappingKind.PCI,
                        "card",
                        "node=n1,id=8086:1533,path=0000:01:00.0",
                        "node=n1,id=8086:1533,path=0000:01:00.0"));
        assertRefused(
                "mediated devices",
                () -> api(MappingKind.PCI)
                        .create(arguments(
                                table(MappingKind.PCI).create(),
                                "id",
                                "card",
                                "mdev",
                                "1",
                                "map",
                                "node=n1,id=8086:1533,path=0000:01:00.0")));
        assertThat(store.list("mapping/").stream().filter(each -> !each.text().isEmpty()))
                .isEmpty();
        assertRefused("there is no directory mapping 'data'", () -> read(MappingKind.DIRECTORY, "data"));
        assertRefused(
                "there is no node 'n9'",
                () -> api(MappingKind.USB)
                        .list(arguments(table(MappingKind.USB).list(), "check-node", "n9"), any -> true));
    }

    @Test
    void nameThatIsTakenIsRefused() {
        create(MappingKind.DIRECTORY, "data", "node=n1,path=" + directory);
        assertRefused("exists already", () -> create(MappingKind.DIRECTORY, "data", "node=n1,path=" + directory));
    }

    @Test
    void devicesThatAreOthersThanTheMappingSaysAreTold() {
        create(MappingKind.PCI, "card", "node=n1,id=8086:1533,path=0000:01:00.0,iommugroup=3,subsystem-id=8086:0001");
        assertThat(findings(MappingKind.PCI, "card")).isEmpty();
        tree.with("/sys/bus/pci/devices/0000:01:00.0/device", "0x10d3\n");
        assertThat(findings(MappingKind.PCI, "card"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message()).contains("0000:01:00.0 is 8086:10d3", "id=8086:1533"));
        assertRefused("8086:10d3", () -> resources.pciDevices(new MappingId("card")));

        create(MappingKind.USB, "stick", "node=n1,id=0951:1666,path=1-2.3");
        assertThat(resources.usbDevice(new MappingId("stick"))).isEqualTo("1-2.3");
        tree.with("/sys/bus/usb/devices/1-2.3/idProduct", "1667\n");
        assertRefused("1-2.3 is 0951:1667", () -> resources.usbDevice(new MappingId("stick")));
    }

    @Test
    void groupAndBoardAreHeldAgainstTheDevice() {
        assertRefused(
                "IOMMU group 3",
                () -> create(MappingKind.PCI, "card", "node=n1,id=8086:1533,path=0000:01:00.0,iommugroup=9"));
        assertRefused(
                "subsystem-id=8086:0002",
                () -> create(MappingKind.PCI, "card", "node=n1,id=8086:1533,path=0000:01:00.0,subsystem-id=8086:0002"));
    }

    @Test
    void pciMappingGivesItsUsableDevicesInOrderAndAllFunctionsOfACard() {
        create(
                MappingKind.PCI,
                "cards",
                "node=n1,id=8086:1533,path=0000:02:00.0",
                "node=n1,id=8086:1533,path=0000:01:00");
        MappingId cards = new MappingId("cards");
        assertThat(resources.pciDevices(cards))
                .containsExactly(List.of("0000:02:00.0"), List.of("0000:01:00.0", "0000:01:00.1"));
        tree.remove("0000:02:00.0");
        assertThat(resources.pciDevices(cards)).containsExactly(List.of("0000:01:00.0", "0000:01:00.1"));
        tree.remove("0000:01:00");
        assertRefused("no PCI device 0000:02:00.0", () -> resources.pciDevices(cards));
    }

    @Test
    void usbDeviceWithoutAPortMayBeAnywhere() {
        create(MappingKind.USB, "stick", "node=n1,id=0951:1666");
        assertThat(resources.usbDevice(new MappingId("stick"))).isEqualTo("0951:1666");
        tree.remove("/usb/");
        assertThat(findings(MappingKind.USB, "stick")).hasSize(1);
    }

    @Test
    void mappingOfOtherNodesAloneCannotBeUsedHere() {
        create(MappingKind.USB, "stick", "node=n2,id=0951:1666");
        assertThat(findings(MappingKind.USB, "stick"))
                .containsExactly(Finding.warning("the mapping has no entry for the node 'n1'"));
        assertRefused("no entry for the node 'n1'", () -> resources.usbDevice(new MappingId("stick")));
    }

    @Test
    void mappingInUseStays() {
        create(MappingKind.DIRECTORY, "data", "node=n1,path=" + directory);
        users.put("DIRECTORY data", List.of("VM 100 (virtiofs0)"));
        Arguments data = arguments(table(MappingKind.DIRECTORY).remove(), "id", "data");
        assertRefused(
                "in use by VM 100 (virtiofs0)", () -> api(MappingKind.DIRECTORY).remove(data));
        users.clear();
        api(MappingKind.DIRECTORY).remove(data);
        assertThat(resources.isKnown(MappingKind.DIRECTORY, new MappingId("data")))
                .isFalse();
    }

    @Test
    void listHoldsWhatTheCallerMaySee() {
        create(MappingKind.DIRECTORY, "data", "node=n1,path=" + directory);
        create(MappingKind.DIRECTORY, "secret", "node=n1,path=" + directory);
        assertThat(api(MappingKind.DIRECTORY)
                        .list(Arguments.NONE, id -> id.name().equals("data")))
                .extracting(MappingState::id)
                .containsExactly("data");
    }
}
