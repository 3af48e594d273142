// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import dev.vireo.model.InvalidValueException;
import java.nio.file.Path;

/** QEMU's {@code key=value,key=value} texts: a comma inside a value is written twice, so that no value can add a key. */
public final class KeyValueText {
    private KeyValueText() {}

    /**
     * A path for programs that know no doubled commas.
     *
     * @throws InvalidValueException if the path holds one
     */
    public static String plain(Path path) {
        if (path.toString().contains(",")) {
            throw new InvalidValueException("the path " + path + " must not contain a comma");
        }
        return path.toString();
    }

    /** The value as it stands in such a text. */
    public static String escape(String value) {
        return value.replace(",", ",,");
    }
}
