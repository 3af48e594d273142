// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.parsed;

import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Map;

/**
 * The small disk on which a machine's TPM keeps its state.
 *
 * @param properties the parts of the property string
 */
public record TpmState(Options properties) {
    /** Version of the TPM. */
    public static final Option<String> VERSION = Option.optional(
                    "version", choice("v1.2", "v2.0"), "Version of the TPM")
            .withDefault("v1.2");

    /** How it is written. */
    public static final ValueType<TpmState> TYPE = new PropertyStringType<>(
            new PropertyString(
                    List.of(
                            Disk.FILE,
                            VERSION,
                            Option.optional("format", choice("raw", "qcow2", "vmdk"), "Image format"),
                            Option.optional("size", parsed(ByteSize::parse), "Size")),
                    Disk.FILE.name(),
                    Map.of("volume", "file")),
            TpmState::new,
            TpmState::properties);

    /** The disk behind it. */
    public Disk disk() {
        return new Disk(properties.without(VERSION.name()));
    }

    /** The same state on another volume. */
    public TpmState withFile(String file) {
        return new TpmState(properties.with(Disk.FILE, file));
    }

    /** {@code v1.2} or {@code v2.0}. */
    public String version() {
        return properties.require(VERSION);
    }

    /** The same with a part set. */
    public <T> TpmState with(Option<T> option, T value) {
        return new TpmState(properties.with(option, value));
    }
}
