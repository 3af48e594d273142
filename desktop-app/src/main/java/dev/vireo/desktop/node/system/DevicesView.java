// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.list.ListTable;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.desktop.shell.TabContent;
import java.util.List;
import javafx.scene.Node;

/** The devices of a node that can be handed to guests. */
final class DevicesView {
    private DevicesView() {}

    static TabContent of(NodeList<NodeDevice> list, Toolkit toolkit) {
        ListTable<NodeDevice> table = new ListTable<>(
                        "device-list", list, Sentence.of("The node has no devices that could be handed over."), toolkit)
                .column(
                        Sentence.of("Bus"),
                        80,
                        device -> Sentence.verbatim(device.bus().word()))
                .column(Sentence.of("Address"), 150, device -> Sentence.verbatim(device.address()))
                .column(Sentence.of("Kind"), 160, DevicesView::kind)
                .column(Sentence.of("Device"), 340, DevicesView::name)
                .column(Sentence.of("Maker and product"), 190, device -> Sentence.verbatim(device.id()))
                .number(Sentence.of("IOMMU group"), 120, DevicesView::group);
        Node hint = ListTab.hint(
                toolkit.texts(),
                Sentence.of("A machine gets one on its tab Hardware. Devices of one IOMMU group go together;"
                        + " without an IOMMU no PCI device can be handed over."));
        return new ListTab(
                toolkit.texts(),
                "devices",
                list,
                ListTab.line(
                        List.of(new Buttons(toolkit)
                                .of("device-refresh", Icon.REFRESH, Sentence.of("Refresh"), list::read)),
                        List.of()),
                List.of(table.table(), hint));
    }

    private static Sentence kind(NodeDevice device) {
        return switch (device.kind()) {
            case "" -> Sentence.of("USB device");
            case "01" -> Sentence.of("storage controller");
            case "02" -> Sentence.of("network card");
            case "03" -> Sentence.of("graphics card");
            case "04" -> Sentence.of("sound or video");
            case "0c" -> Sentence.of("bus controller");
            case "12" -> Sentence.of("accelerator");
            default -> Sentence.of("other");
        };
    }

    private static Sentence name(NodeDevice device) {
        return device.name().isEmpty() ? Sentence.of("without a name") : Sentence.verbatim(device.name());
    }

    private static Sentence group(NodeDevice device) {
        return Sentence.verbatim(device.group().map(String::valueOf).orElse("–"));
    }
}
