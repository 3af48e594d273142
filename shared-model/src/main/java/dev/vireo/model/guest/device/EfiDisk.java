// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.parsed;
import static dev.vireo.model.option.ValueTypes.wordyFlag;

import dev.vireo.model.option.ByteSize;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Map;

/**
 * The small disk on which UEFI firmware keeps its variables.
 *
 * @param properties the parts of the property string, {@code file} among them
 */
public record EfiDisk(Options properties) {
    /** Size class of the firmware's variables. */
    public static final Option<String> EFI_TYPE = Option.optional("efitype", choice("2m", "4m"), "Size of the firmware")
            .withDefault("2m");
    /** Whether the well-known secure boot keys are in it. */
    public static final Option<Boolean> PRE_ENROLLED_KEYS = Option.optional(
                    "pre-enrolled-keys", wordyFlag(), "Secure boot keys enrolled")
            .withDefault(false);

    /** Which of Microsoft's certificates the keys are. */
    public static final Option<String> CERTIFICATE = Option.optional(
                    "ms-cert", choice("2011", "2023", "2023w", "2023k"), "Microsoft's certificate among the keys")
            .withDefault("2011");

    private static final PropertyString FORM = new PropertyString(
            List.of(
                    Disk.FILE,
                    EFI_TYPE,
                    PRE_ENROLLED_KEYS,
                    CERTIFICATE,
                    Option.optional("format", choice("raw", "qcow2"), "Image format"),
                    Option.optional("size", parsed(ByteSize::parse), "Size")),
            "file",
            Map.of("volume", "file"));

    /** How it is written. */
    public static final ValueType<EfiDisk> TYPE = new PropertyStringType<>(FORM, EfiDisk::new, EfiDisk::properties);

    /** The disk behind it. */
    public Disk disk() {
        return new Disk(properties
                .without(EFI_TYPE.name())
                .without(PRE_ENROLLED_KEYS.name())
                .without(CERTIFICATE.name()));
    }

    /** The same variables on another volume. */
    public EfiDisk withFile(String file) {
        return new EfiDisk(properties.with(Disk.FILE, file));
    }

    /** Whether secure boot keys are enrolled. */
    public boolean hasKeys() {
        return properties.isSet(PRE_ENROLLED_KEYS);
    }
}
