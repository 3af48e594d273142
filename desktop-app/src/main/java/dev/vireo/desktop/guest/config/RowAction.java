// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.inventory.GuestItem;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Something else that can be done with a line's device, such as resizing a disk.
 *
 * @param id short name in lower case; its menu item gets the id {@code row-ID}
 * @param icon its picture
 * @param label what it does
 * @param applies whether it can be done with the line
 * @param run does it
 */
public record RowAction(
        String id,
        Icon icon,
        Sentence label,
        Predicate<ConfigurationRow> applies,
        BiConsumer<GuestItem, ConfigurationRow> run) {}
