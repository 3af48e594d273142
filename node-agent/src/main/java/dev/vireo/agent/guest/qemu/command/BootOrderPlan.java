// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.BootOrder;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which device the firmware tries when.
 *
 * @param indexes the place of each device that it tries at all; the lowest comes first
 */
record BootOrderPlan(Map<String, Integer> indexes) {
    private static final String DEFAULT_LETTERS = "cdn";
    private static final int FIRST = 100;

    BootOrderPlan {
        indexes = Map.copyOf(indexes);
    }

    /** Reads the key {@code boot}; without it disks come first, then CD drives, then network cards. */
    static BootOrderPlan of(Options options) {
        BootOrder order = options.get(VmOptions.BOOT).orElse(new BootOrder(List.of(DEFAULT_LETTERS)));
        return order.isLegacy() ? byKind(order.devices().get(0), options) : byName(order.devices());
    }

    private static BootOrderPlan byName(List<String> devices) {
        Map<String, Integer> indexes = new HashMap<>();
        devices.forEach(device -> indexes.putIfAbsent(device, FIRST + indexes.size()));
        return new BootOrderPlan(indexes);
    }

    private static BootOrderPlan byKind(String letters, Options options) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < letters.length(); i++) {
            int first = FIRST * (i + 1);
            List<String> devices = ofKind(letters.charAt(i), options);
            for (int n = 0; n < devices.size(); n++) {
                indexes.putIfAbsent(devices.get(n), first + n);
            }
        }
        return new BootOrderPlan(indexes);
    }

    private static List<String> ofKind(char letter, Options options) {
        return switch (letter) {
            case 'c' -> options.get(VmLifeOptions.BOOT_DISK).map(List::of).orElseGet(() -> drives(options, false));
            case 'd' -> drives(options, true);
            case 'n' -> present(VmOptions.NET, options);
            default -> List.of();
        };
    }

    private static List<String> drives(Options options, boolean cdrom) {
        List<String> keys = new ArrayList<>();
        for (OptionFamily<Disk> family : VmOptions.DISKS) {
            options.family(family).forEach((number, disk) -> {
                if (disk.isCdrom() == cdrom) {
                    keys.add(family.member(number).name());
                }
            });
        }
        return keys;
    }

    private static List<String> present(OptionFamily<?> family, Options options) {
        return family.members().stream().filter(options::has).map(Option::name).toList();
    }

    /** The place of a device, if the firmware tries it. */
    OptionalInt indexOf(String key) {
        Integer index = indexes.get(key);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
