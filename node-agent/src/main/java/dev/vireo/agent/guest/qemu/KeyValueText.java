// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

/** QEMU's {@code key=value,key=value} texts: a comma inside a value is written twice, so that no value can add a key. */
final class KeyValueText {
    private KeyValueText() {}

    /** The value as it stands in such a text. */
    static String escape(String value) {
        return value.replace(",", ",,");
    }
}
