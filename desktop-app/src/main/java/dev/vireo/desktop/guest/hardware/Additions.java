// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.desktop.guest.config.Addition;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What can be added to a machine: one line a device.
 *
 * @param drives editors of disks and drives
 * @param devices editors of cards and ports
 * @param passed editors of the node's own devices
 */
record Additions(DriveEditors drives, DeviceEditors devices, PassThroughEditors passed) {
    private static final Sentence IS_THERE = Sentence.of("The guest has one already.");
    private static final Sentence ALL_TAKEN = Sentence.of("The guest has as many as it can.");

    List<Addition> of(Options options) {
        return List.of(
                any("disk", Icon.DISK, Sentence.of("Hard disk"), drives::newDisk),
                any("cdrom", Icon.ISO, Sentence.of("CD drive"), drives::newDrive),
                numbered("net", Icon.NETWORK, Sentence.of("Network card"), 31, options, devices::newNetworkCard),
                single("efidisk0", Icon.KEY, Sentence.of("EFI disk"), options, drives::newEfiDisk),
                single("tpmstate0", Icon.LOCK, Sentence.of("TPM"), options, drives::newTpm),
                cloudInit(options),
                numbered("serial", Icon.CONSOLE, Sentence.of("Serial port"), 3, options, adding(devices::serialPort)),
                numbered("usb", Icon.KEYBOARD, Sentence.of("USB device"), 13, options, adding(passed::usb)),
                numbered("hostpci", Icon.CPU, Sentence.of("PCI device"), 15, options, adding(passed::pci)),
                single("audio0", Icon.PLAY, Sentence.of("Sound card"), options, () -> devices.audio(Purpose.ADD)),
                single("rng0", Icon.RESET, Sentence.of("Random numbers"), options, () -> devices.random(Purpose.ADD)),
                single("watchdog", Icon.CLOCK, Sentence.of("Watchdog"), options, () -> devices.watchdog(Purpose.ADD)),
                numbered(
                        "virtiofs",
                        Icon.STORAGE,
                        Sentence.of("Shared directory"),
                        9,
                        options,
                        adding(devices::sharedFolder)));
    }

    private static Function<String, Editor> adding(BiFunction<String, Purpose, Editor> make) {
        return key -> make.apply(key, Purpose.ADD);
    }

    private static Addition any(String id, Icon icon, Sentence label, Function<Options, Editor> make) {
        return new Addition(id, icon, label, Sentence.EMPTY, read -> make.apply(read.afterRestart()));
    }

    private static Addition single(String key, Icon icon, Sentence label, Options options, Supplier<Editor> make) {
        Sentence obstacle = options.raw(key) == null ? Sentence.EMPTY : IS_THERE;
        return new Addition(HardwareEditors.kind(key), icon, label, obstacle, read -> make.get());
    }

    private static Addition numbered(
            String kind, Icon icon, Sentence label, int last, Options options, Function<String, Editor> make) {
        Sentence obstacle = free(kind, last, options).isPresent() ? Sentence.EMPTY : ALL_TAKEN;
        return new Addition(
                kind,
                icon,
                label,
                obstacle,
                read -> make.apply(free(kind, last, read.afterRestart()).orElse(kind + last)));
    }

    private Addition cloudInit(Options options) {
        boolean isThere = DriveEditors.drives(options).stream()
                .anyMatch(key -> Drives.isCloudInit(String.valueOf(options.raw(key))));
        return new Addition(
                "cloudinit",
                Icon.TEMPLATE,
                Sentence.of("Cloud-init drive"),
                isThere ? IS_THERE : Sentence.EMPTY,
                read -> drives.newCloudInit(read.afterRestart()));
    }

    private static Optional<String> free(String kind, int last, Options options) {
        return FreeNumber.of(kind, last, key -> options.raw(key) != null).map(number -> kind + number);
    }
}
