// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Map;

/**
 * The channel to the QEMU guest agent inside a virtual machine.
 *
 * @param properties the parts of the property string
 */
public record GuestAgent(Options properties) {
    private static final Option<Boolean> ENABLED =
            Option.required("enabled", wordyFlag(), "Offer the channel to the guest agent");
    private static final Option<String> KIND =
            Option.optional("type", choice("virtio", "isa"), "Kind of channel").withDefault("virtio");
    private static final PropertyString FORM = new PropertyString(
            List.of(
                    ENABLED,
                    KIND,
                    Option.optional("freeze-fs", wordyFlag(), "Freeze file systems for backups"),
                    Option.optional("fstrim_cloned_disks", wordyFlag(), "Trim after cloning or moving a disk")),
            "enabled",
            Map.of("freeze-fs-on-backup", "freeze-fs", "guest-fsfreeze", "freeze-fs"));

    /** How it is written. */
    public static final ValueType<GuestAgent> TYPE =
            new PropertyStringType<>(FORM, GuestAgent::new, GuestAgent::properties);

    /** The channel, or none. */
    public static GuestAgent of(boolean enabled) {
        return new GuestAgent(Options.EMPTY.with(ENABLED, enabled));
    }

    /** Whether the guest has the channel. */
    public boolean isEnabled() {
        return properties.isSet(ENABLED);
    }

    /** {@code virtio} or {@code isa}. */
    public String kind() {
        return properties.require(KIND);
    }
}
