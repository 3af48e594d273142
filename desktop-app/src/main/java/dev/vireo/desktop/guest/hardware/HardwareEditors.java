// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.config.Addition;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The editor of each device: one line a kind. */
public final class HardwareEditors implements Editors {
    private static final Pattern KEY = Pattern.compile("([a-z]+)([0-9]*)");

    private final HostOffers offers;
    private final DriveEditors drives;
    private final DeviceEditors devices;
    private final PassThroughEditors passed;
    private final Removals removals;

    /** Editors for one guest, with what its node offers. */
    public HardwareEditors(GuestItem guest, OfferReader reader) {
        this.offers = new HostOffers(guest, reader);
        this.drives = new DriveEditors(offers);
        this.devices = new DeviceEditors(offers);
        this.passed = new PassThroughEditors(offers);
        this.removals = new Removals(guest.vmid());
    }

    @Override
    public void prepare() {
        offers.read();
    }

    @Override
    public boolean edits(String key, GuestConfiguration configuration) {
        Options options = configuration.afterRestart();
        return switch (kind(key)) {
            case "memory", "cores", "bios", "vga", "machine", "scsihw" -> true;
            case "net", "serial", "usb", "hostpci", "audio", "rng", "watchdog", "virtiofs", "unused" ->
                options.raw(key) != null;
            case "ide", "sata", "scsi", "virtio" ->
                options.raw(key) != null && !Drives.isCloudInit(String.valueOf(options.raw(key)));
            default -> false;
        };
    }

    @Override
    public Optional<Editor> editor(String key, GuestConfiguration configuration) {
        return edits(key, configuration) ? Optional.of(make(key, configuration.afterRestart())) : Optional.empty();
    }

    private Editor make(String key, Options options) {
        return switch (kind(key)) {
            case "memory" -> MachineEditors.memory();
            case "cores" -> processors();
            case "bios" -> MachineEditors.firmware(options.raw("efidisk0") != null);
            case "vga" -> MachineEditors.display();
            case "machine" -> machine();
            case "scsihw" -> MachineEditors.controller();
            case "net" -> devices.networkCard(key);
            case "serial" -> devices.serialPort(key, Purpose.CHANGE);
            case "usb" -> passed.usb(key, Purpose.CHANGE);
            case "hostpci" -> passed.pci(key, Purpose.CHANGE);
            case "audio" -> devices.audio(Purpose.CHANGE);
            case "rng" -> devices.random(Purpose.CHANGE);
            case "watchdog" -> devices.watchdog(Purpose.CHANGE);
            case "virtiofs" -> devices.sharedFolder(key, Purpose.CHANGE);
            case "unused" -> drives.attaching(key, options);
            default -> Drives.isCdrom(String.valueOf(options.raw(key))) ? drives.medium(key) : drives.disk(key);
        };
    }

    private Editor processors() {
        ProcessorForm form = new ProcessorForm("edit");
        offers.follow(offer -> form.offer(offer.cpuModels(), offers.processors()));
        return MachineEditors.processors(form);
    }

    private Editor machine() {
        ChoiceField<String> type = MachineChoices.machine("edit-machine");
        offers.readList(NodeEndpoints.MACHINE_TYPES, versions -> MachineEditors.offerVersions(type, versions));
        return MachineEditors.machine(type);
    }

    @Override
    public Optional<Editor> removal(String key, GuestConfiguration configuration) {
        return removals.of(key, configuration.afterRestart());
    }

    @Override
    public List<Addition> additions(GuestConfiguration configuration) {
        return new Additions(drives, devices, passed).of(configuration.afterRestart());
    }

    static String kind(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() ? matcher.group(1) : key;
    }
}
