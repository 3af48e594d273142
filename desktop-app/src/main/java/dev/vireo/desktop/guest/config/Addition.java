// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import java.util.function.Function;

/**
 * A device that can be added.
 *
 * @param id short name in lower case; its menu item gets the id {@code add-ID}
 * @param label what it is
 * @param obstacle why it cannot be added just now; empty if it can
 * @param make makes its editor for a configuration
 */
public record Addition(
        String id, Icon icon, Sentence label, Sentence obstacle, Function<GuestConfiguration, Editor> make) {}
