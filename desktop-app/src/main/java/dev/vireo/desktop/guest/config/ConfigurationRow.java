// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import java.util.List;

/**
 * A line of a guest's hardware or options, in the user's language.
 *
 * @param key the configuration's key that it stands for, or the first of them
 * @param keys all keys that it stands for
 * @param title what it is
 * @param value what it is set to; empty if it is not there now
 * @param waiting what it becomes at the next start; empty if that changes nothing
 */
public record ConfigurationRow(String key, List<String> keys, String title, String value, String waiting) {
    public ConfigurationRow {
        keys = List.copyOf(keys);
    }

    /** A line of one key, with nothing that waits. */
    public static ConfigurationRow of(String key, String title, String value) {
        return new ConfigurationRow(key, List.of(key), title, value, "");
    }

    /** The same line standing for several keys. */
    public ConfigurationRow withKeys(String... all) {
        return new ConfigurationRow(key, List.of(all), title, value, waiting);
    }

    ConfigurationRow withWaiting(String text) {
        return new ConfigurationRow(key, keys, title, value, text);
    }

    ConfigurationRow newAtRestart() {
        return new ConfigurationRow(key, keys, title, "", value);
    }

    /** Whether the next start changes it. */
    public boolean waits() {
        return !waiting.isEmpty();
    }
}
