// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;

/**
 * What a SPICE viewer may do besides showing the screen.
 *
 * @param properties the parts of the property string
 */
public record SpiceEnhancements(Options properties) {
    /** Whether the viewer shares a folder. */
    public static final Option<Boolean> FOLDER_SHARING = Option.optional(
                    "foldersharing", wordyFlag(), "Share a folder of the viewer")
            .withDefault(false);
    /** Which parts of the screen are sent as video. */
    public static final Option<String> VIDEO = Option.optional(
                    "videostreaming", choice("off", "all", "filter"), "What is sent as video")
            .withDefault("off");

    /** How it is written. */
    public static final ValueType<SpiceEnhancements> TYPE = new PropertyStringType<>(
            PropertyString.of(null, FOLDER_SHARING, VIDEO), SpiceEnhancements::new, SpiceEnhancements::properties);

    /** Whether it asks for anything at all. */
    public boolean isUsed() {
        return properties.isSet(FOLDER_SHARING) || !properties.require(VIDEO).equals("off");
    }

    /** The same with a part set. */
    public <T> SpiceEnhancements with(Option<T> option, T value) {
        return new SpiceEnhancements(properties.with(option, value));
    }
}
