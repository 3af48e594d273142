// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import dev.vireo.desktop.form.Sentence;

/**
 * One value among everything that was chosen.
 *
 * @param label its name for people
 * @param key its name in the configuration; empty if it has none there
 * @param value as the configuration has it
 */
public record SummaryRow(Sentence label, String key, String value) {}
