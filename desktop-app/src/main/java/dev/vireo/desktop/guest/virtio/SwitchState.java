// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.virtio;

import dev.vireo.model.image.VirtioSwitch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far a guest is on its way to VirtIO, read from its configuration: the second disk is known by its serial number, so that
 * the way can be left and gone on with at any time, from any desktop.
 *
 * @param configuration the guest's
 * @param isRunning whether it runs
 */
record SwitchState(Map<String, String> configuration, boolean isRunning) {
    /** Serial number of the second disk. */
    static final String MARK = "vireo-drivers";

    private static final String SLOW = "(sata|ide)\\d+";
    private static final String FAST = "(scsi|virtio)\\d+";

    SwitchState {
        configuration = Map.copyOf(configuration);
    }

    /** The state of a configuration as the server answers it. */
    static SwitchState of(Map<String, Object> configuration, boolean isRunning) {
        Map<String, String> texts = new TreeMap<>();
        configuration.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return new SwitchState(texts, isRunning);
    }

    /** Key of the second disk. */
    Optional<String> secondDisk() {
        return configuration.keySet().stream()
                .filter(key -> key.matches(FAST) && isMarked(key))
                .findFirst();
    }

    private boolean isMarked(String key) {
        return Arrays.asList(value(key).split(",", -1)).contains("serial=" + MARK);
    }

    /** Key of the disk that the guest boots from. */
    Optional<String> mainDisk() {
        List<String> candidates = new ArrayList<>(bootOrder());
        candidates.addAll(new TreeMap<>(configuration).keySet());
        return candidates.stream()
                .filter(key -> key.matches(SLOW + "|" + FAST) && isHardDisk(key) && !isMarked(key))
                .findFirst();
    }

    private boolean isHardDisk(String key) {
        String value = value(key);
        return !value.isEmpty() && !value.contains("media=cdrom") && !value.contains("cloudinit");
    }

    /** What it boots from, in this order. */
    List<String> bootOrder() {
        return Arrays.stream(value("boot").replaceFirst("^order=", "").split(";", -1))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** Whether the main disk is on SATA or IDE. */
    boolean isSlow() {
        return mainDisk().filter(key -> key.matches(SLOW)).isPresent();
    }

    String value(String key) {
        return configuration.getOrDefault(key, "");
    }

    /** A free key of a bus, the lowest. */
    Optional<String> free(String bus, int last) {
        Set<String> taken = configuration.keySet();
        for (int number = 0; number <= last; number++) {
            if (!taken.contains(bus + number)) {
                return Optional.of(bus + number);
            }
        }
        return Optional.empty();
    }

    /** The drive for the drivers' CD: one that holds a CD or nothing, or a new one. */
    Optional<String> cdDrive() {
        return configuration.keySet().stream()
                .filter(key -> key.matches(SLOW) && value(key).contains("media=cdrom"))
                .findFirst()
                .or(() -> configuration.containsKey("ide2") ? free("sata", 5) : Optional.of("ide2"));
    }

    /** The boot order with another key for the main disk. */
    String bootOrderWith(String before, String now) {
        List<String> order = bootOrder().contains(before) ? bootOrder() : List.of(before);
        return "order="
                + String.join(
                        ";",
                        order.stream()
                                .map(key -> key.equals(before) ? now : key)
                                .toList());
    }

    /**
     * The step that comes next; empty if nothing is left to do.
     *
     * @param hasDrivers whether somebody has seen that the guest shows the second disk: no configuration tells that
     */
    Optional<VirtioSwitch> next(boolean hasDrivers) {
        if (secondDisk().isPresent()) {
            VirtioSwitch onSlow = hasDrivers ? VirtioSwitch.MOVE_MAIN_DISK : VirtioSwitch.INSTALL_DRIVERS;
            return Optional.of(isSlow() ? onSlow : VirtioSwitch.REMOVE_SECOND_DISK);
        }
        if (!isSlow()) {
            return Optional.empty();
        }
        return Optional.of(isRunning ? VirtioSwitch.BOOT_ON_SATA : VirtioSwitch.ADD_SECOND_DISK);
    }
}
