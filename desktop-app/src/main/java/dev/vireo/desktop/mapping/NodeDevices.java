// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.HardwareEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.mapping.MappingEntry;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.node.HardwareAnswers;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The devices of nodes as what a mapping can stand for: a choice's value is the entry as the configuration has it. */
final class NodeDevices {
    private final AgentApi api;
    private final Background background;

    NodeDevices(AgentApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    /** Reads the devices of a node; none if the server does not tell them. */
    void read(MappingKind kind, NodeName node, Consumer<List<Choice<String>>> done) {
        background.run(() -> choices(kind, node), done, reason -> done.accept(List.of()));
    }

    private List<Choice<String>> choices(MappingKind kind, NodeName node) {
        Arguments atNode = Arguments.NONE.with(PathParameters.NODE, node);
        try {
            return switch (kind) {
                case DIRECTORY -> List.of();
                case PCI -> pci(node, api.call(HardwareEndpoints.LIST_PCI, atNode));
                case USB -> usb(node, api.call(HardwareEndpoints.LIST_USB, atNode));
            };
        } catch (ApiException e) {
            return List.of();
        }
    }

    private static List<Choice<String>> pci(NodeName node, List<PciDevice> devices) {
        List<Choice<String>> choices = new ArrayList<>();
        for (PciDevice device : devices) {
            String card = device.id().replaceFirst("\\.[0-7]$", "");
            boolean hasMore = device.id().endsWith(".0")
                    && devices.stream()
                                    .filter(each -> each.id().startsWith(card + "."))
                                    .count()
                            > 1;
            if (hasMore) {
                choices.add(choice(node, device, card, Sentence.of("all functions of the card")));
            }
            choices.add(choice(node, device, device.id(), Sentence.EMPTY));
        }
        return choices;
    }

    /** A device without an IOMMU group cannot be given away. */
    private static Choice<String> choice(NodeName node, PciDevice device, String path, Sentence detail) {
        Options entry =
                Options.EMPTY.with(MappingEntry.NODE, node).with("path", path).with("id", device.ids());
        if (device.subsystemVendor() != null && device.subsystemDevice() != null) {
            entry = entry.with(
                    "subsystem-id",
                    HardwareAnswers.digits(device.subsystemVendor()) + ":"
                            + HardwareAnswers.digits(device.subsystemDevice()));
        }
        if (device.iommuGroup() >= 0) {
            entry = entry.with(MappingEntry.IOMMU_GROUP, (long) device.iommuGroup());
        }
        Sentence obstacle = device.iommuGroup() >= 0
                ? Sentence.EMPTY
                : Sentence.of("no IOMMU group: switch the IOMMU on in the node’s firmware and kernel");
        return Choice.of(
                        MappingKind.PCI.format(new MappingEntry(entry)),
                        Sentence.verbatim((path + " " + device.name()).strip()),
                        detail)
                .barredBy(obstacle);
    }

    /** A device is known by its port, or wherever it is plugged in. */
    private static List<Choice<String>> usb(NodeName node, List<UsbPort> devices) {
        List<Choice<String>> choices = new ArrayList<>();
        for (UsbPort device : devices) {
            if (device.isHub()) {
                continue;
            }
            String id = device.ids();
            Options entry = Options.EMPTY.with(MappingEntry.NODE, node).with("id", id);
            String name = device.name();
            Sentence label = Sentence.verbatim(name.isEmpty() ? id : name + " (" + id + ")");
            choices.add(Choice.of(
                    MappingKind.USB.format(new MappingEntry(entry)), label, Sentence.of("at whatever port it is")));
            if (device.usbPath() != null) {
                String port = device.busnum() + "-" + device.usbPath();
                choices.add(Choice.of(
                        MappingKind.USB.format(new MappingEntry(entry.with("path", port))),
                        label,
                        Sentence.of("only at port {0}", port)));
            }
        }
        return choices;
    }
}
