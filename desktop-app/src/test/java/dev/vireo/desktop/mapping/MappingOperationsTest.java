// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.InputField;
import dev.vireo.model.api.HardwareEndpoints;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.mapping.MappingAnswers.Finding;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MappingOperationsTest {
    private final MadeUpServer server = new MadeUpServer();
    private final MappingsViewModel mappings = new MappingsViewModel(server.datacenter(), server.background());

    @BeforeEach
    void answer() {
        MappingEndpoints.TABLES.forEach(table -> server.answer(table.list(), arguments -> List.of()));
        server.answer(
                HardwareEndpoints.LIST_PCI,
                arguments -> List.of(pci("0000:01:00.0", 3), pci("0000:01:00.1", 3), pci("0000:02:00.0", -1)));
        server.answer(
                HardwareEndpoints.LIST_USB,
                arguments -> List.of(
                        usb("2.3", 0, "0951", "1666", "Kingston", "DataTraveler"),
                        usb("1", 9, "1d6b", "0002", null, null)));
    }

    private static PciDevice pci(String id, int group) {
        return new PciDevice(id, "0x020000", "0x8086", "0x1533", group, "Intel", "I210", "0x8086", "0x0001");
    }

    private static UsbPort usb(
            String path, int kind, String vendor, String product, @Nullable String maker, @Nullable String name) {
        return new UsbPort(1, 4, 1, 1, kind, vendor, product, "480", path, maker, name, null);
    }

    private static MappingState state(String id, String description, List<String> map, @Nullable List<Finding> checks) {
        return new MappingState(id, description, map, null, null, "abc123", checks);
    }

    private static Field field(Operation operation, String id) {
        return operation.sheet().main().stream()
                .filter(field -> field.state().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void type(Operation operation, String id, String text) {
        ((InputField<?>) field(operation, id)).textProperty().set(text);
    }

    @SuppressWarnings("unchecked") // every choice of this form is a text
    private static ChoiceField<String> choice(Operation operation, String id) {
        return (ChoiceField<String>) field(operation, id);
    }

    @Test
    void directoryOfANodeGetsAName() {
        Operation add = mappings.add(MappingKind.DIRECTORY);
        type(add, "mapping-name", "data");
        type(add, "mapping-on-pve1", "/srv/data");
        server.begin(add);
        assertThat(server.calls()).containsExactly("POST /cluster/mapping/dir {id=data, map=node=pve1,path=/srv/data}");
    }

    @Test
    void directoryThatIsNoWholePathIsRefusedUnderItsField() {
        Operation add = mappings.add(MappingKind.DIRECTORY);
        for (String bad : List.of("srv", "/", "/srv/../etc", "/srv,x")) {
            type(add, "mapping-on-pve1", bad);
            assertThat(field(add, "mapping-on-pve1").problem().getValue())
                    .as(bad)
                    .isPresent();
        }
    }

    @Test
    void severalPciDevicesOfANodeStandUnderOneName() {
        Operation add = mappings.add(MappingKind.PCI);
        add.opened();
        type(add, "mapping-name", "cards");
        ChoiceField<String> first = choice(add, "mapping-on-pve1");
        assertThat(first.choices())
                .extracting(each -> String.valueOf(each.label().arguments().get(0)))
                .containsExactly(
                        "0000:01:00 Intel I210",
                        "0000:01:00.0 Intel I210",
                        "0000:01:00.1 Intel I210",
                        "0000:02:00.0 Intel I210");
        assertThat(first.choices().get(3).isOpen()).isFalse();
        first.choose(first.choices().get(1).value());
        ChoiceField<String> second = choice(add, "mapping-on-pve1-2");
        assertThat(second.state().shownProperty().get()).isTrue();
        assertThat(choice(add, "mapping-on-pve1-3").state().shownProperty().get())
                .isFalse();
        second.choose(first.choices().get(2).value());
        server.begin(add);
        assertThat(server.calls())
                .containsExactly("POST /cluster/mapping/pci {id=cards, map="
                        + "id=8086:1533,iommugroup=3,node=pve1,path=0000:01:00.0,subsystem-id=8086:0001\0"
                        + "id=8086:1533,iommugroup=3,node=pve1,path=0000:01:00.1,subsystem-id=8086:0001}");
    }

    @Test
    void usbDeviceIsKnownByItsPortOrAnywhereAndHubsAreLeftOut() {
        Operation add = mappings.add(MappingKind.USB);
        add.opened();
        assertThat(choice(add, "mapping-on-pve1").choices())
                .extracting(each -> each.value())
                .containsExactly("id=0951:1666,node=pve1", "id=0951:1666,node=pve1,path=1-2.3");
    }

    @Test
    void changeKeepsWhatOtherNodesHaveAndSaysWhatItWasReadAs() {
        server.answer(
                MappingEndpoints.DIRECTORY.list(),
                arguments -> List.of(state(
                        "data",
                        "old notes",
                        List.of("path=/srv/data,node=pve1", "node=gone,path=/srv/other"),
                        arguments.has(MappingEndpoints.CHECK_NODE)
                                ? List.of(Finding.error("this node has no directory /srv/data"))
                                : null)));
        mappings.list().open();
        ConfiguredMapping data = mappings.list().rows().items().get(0);
        assertThat(data.lines()).containsExactly("pve1: /srv/data", "gone: /srv/other");
        assertThat(data.findings().get("pve1")).hasSize(1);

        Operation edit = mappings.edit(data);
        type(edit, "mapping-on-pve1", "/srv/new");
        type(edit, "mapping-notes", "");
        server.begin(edit);
        assertThat(server.calls())
                .containsExactly("PUT /cluster/mapping/dir/{id} {delete=description, digest=abc123, id=data,"
                        + " map=node=pve1,path=/srv/new\0node=gone,path=/srv/other}");
    }

    @Test
    void removalNamesTheMapping() {
        Operation remove = mappings.remove(
                ConfiguredMapping.of(MappingKind.USB, state("stick", "", List.of("id=0951:1666,node=pve1"), null)));
        assertThat(remove.title().arguments()).containsExactly("stick");
        assertThat(remove.destroys()).isTrue();
        server.begin(remove);
        assertThat(server.calls()).containsExactly("DELETE /cluster/mapping/usb/{id} {id=stick}");
    }
}
