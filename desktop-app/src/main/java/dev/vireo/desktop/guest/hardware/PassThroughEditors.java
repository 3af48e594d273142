// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.api.HardwareEndpoints;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import dev.vireo.model.node.HardwareAnswers.UsbPort;
import java.util.List;
import java.util.stream.Stream;

/** Editors of devices of the node that a guest gets for itself. */
final class PassThroughEditors {
    private static final Sentence NONE = Sentence.of("The node tells no such device, or this user may not see them.");

    private final HostOffers offers;

    PassThroughEditors(HostOffers offers) {
        this.offers = offers;
    }

    Editor usb(String key, Purpose purpose) {
        ChoiceField<String> device =
                new ChoiceField<String>(new FieldState("edit-usb", Sentence.of("Device"))).missing(NONE);
        DeviceSource source = new DeviceSource("edit-usb", device);
        offers.readMappings(MappingEndpoints.USB, source.mapping()::offerBeside);
        FlagField usb3 = new FlagField(new FieldState("edit-usb3", Sentence.verbatim("USB 3")), false);
        usb3.state().hintProperty().set(Sentence.of("Switch off for guests that know only USB 2."));
        offers.readList(
                HardwareEndpoints.LIST_USB,
                devices -> device.offerBeside(Stream.concat(
                                devices.stream().filter(found -> !found.isHub()).map(PassThroughEditors::choice),
                                Stream.of(Choice.of("spice", Sentence.of("A port for the viewer (SPICE)"))))
                        .toList()));
        return new FormEditor(
                Sentence.of("USB device ({0})", key),
                purpose,
                Sheet.of(source.way(), device, source.mapping(), usb3),
                List.of(PropertySetting.of(
                        key,
                        "host",
                        source.choice(),
                        source.host(device),
                        source.mapped(),
                        Setting.of("usb3", usb3, false))));
    }

    private static Choice<String> choice(UsbPort device) {
        String id = device.ids();
        String name = device.name();
        return Choice.of(
                id, Sentence.verbatim(name.isEmpty() ? id : name), Sentence.verbatim(name.isEmpty() ? "" : id));
    }

    Editor pci(String key, Purpose purpose) {
        ChoiceField<String> device =
                new ChoiceField<String>(new FieldState("edit-pci", Sentence.of("Device"))).missing(NONE);
        DeviceSource source = new DeviceSource("edit-pci", device);
        offers.readMappings(MappingEndpoints.PCI, source.mapping()::offerBeside);
        FlagField express = new FlagField(new FieldState("edit-pcie", Sentence.verbatim("PCI Express")), false);
        FlagField rom = new FlagField(new FieldState("edit-pci-rom", Sentence.of("Show its ROM")), true);
        FlagField primary = new FlagField(new FieldState("edit-pci-vga", Sentence.of("Main graphics card")), false);
        express.state().hintProperty().set(Sentence.of("For machine q35 alone."));
        device.state()
                .hintProperty()
                .set(Sentence.of("The node cannot use it any more, and the guest cannot move to another node."));
        offers.readList(
                HardwareEndpoints.LIST_PCI,
                devices -> device.offerBeside(
                        devices.stream().map(PassThroughEditors::choice).toList()));
        return new FormEditor(
                Sentence.of("PCI device ({0})", key),
                purpose,
                Sheet.of(source.way(), device, source.mapping(), express, rom, primary),
                List.of(PropertySetting.of(
                        key,
                        "host",
                        source.choice(),
                        source.host(device),
                        source.mapped(),
                        Setting.of("pcie", express, false),
                        Setting.of("rombar", rom, true),
                        Setting.of("x-vga", primary, false))));
    }

    /** A device without an IOMMU group cannot be given away. */
    private static Choice<String> choice(PciDevice device) {
        Sentence obstacle = device.iommuGroup() >= 0
                ? Sentence.EMPTY
                : Sentence.of("no IOMMU group: switch the IOMMU on in the node’s firmware and kernel");
        return Choice.of(device.id(), Sentence.verbatim(device.id() + " " + device.name()))
                .barredBy(obstacle);
    }
}
