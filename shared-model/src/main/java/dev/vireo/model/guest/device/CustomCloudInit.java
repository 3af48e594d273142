// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.volume;

import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;

/**
 * Files of one's own that take the place of those which cloud-init's drive would hold.
 *
 * @param properties the parts of the property string
 */
public record CustomCloudInit(Options properties) {
    /** The user's data. */
    public static final Option<VolumeId> USER = Option.optional("user", volume(), "Snippet with user data");
    /** The network's configuration. */
    public static final Option<VolumeId> NETWORK = Option.optional("network", volume(), "Snippet with the network");
    /** The machine's data. */
    public static final Option<VolumeId> META = Option.optional("meta", volume(), "Snippet with meta data");
    /** The vendor's data. */
    public static final Option<VolumeId> VENDOR = Option.optional("vendor", volume(), "Snippet with vendor data");

    /** How it is written. */
    public static final ValueType<CustomCloudInit> TYPE = new PropertyStringType<>(
            PropertyString.of(null, META, NETWORK, USER, VENDOR), CustomCloudInit::new, CustomCloudInit::properties);

    /** The same with a part set. */
    public <T> CustomCloudInit with(Option<T> option, T value) {
        return new CustomCloudInit(properties.with(option, value));
    }
}
