// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

/**
 * A line of a guest's hardware or options, in the user's language.
 *
 * @param key the configuration's key that it stands for, or the first of them
 * @param title what it is
 * @param value what it is set to; empty if it is not there now
 * @param waiting what it becomes at the next start; empty if that changes nothing
 */
public record ConfigurationRow(String key, String title, String value, String waiting) {
    ConfigurationRow withWaiting(String text) {
        return new ConfigurationRow(key, title, value, text);
    }
}
