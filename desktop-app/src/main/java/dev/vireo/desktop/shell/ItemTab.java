// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.inventory.InventoryItem;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A tab that items of one kind have.
 *
 * @param <T> kind of item
 * @param id short name in lower case; the tab's button gets the id {@code tab-ID}
 * @param title English text, marked by {@link dev.vireo.desktop.fx.Texts#text}
 * @param kind class of the items
 * @param applies whether an item of the kind has it
 * @param content makes the content for an item
 */
public record ItemTab<T extends InventoryItem>(
        String id, String title, Class<T> kind, Predicate<T> applies, Function<T, TabContent> content) {

    /** A tab that every item of the kind has. */
    public static <T extends InventoryItem> ItemTab<T> of(
            String id, String title, Class<T> kind, Function<T, TabContent> content) {
        return new ItemTab<>(id, title, kind, item -> true, content);
    }

    /** Whether that item has it. */
    public boolean appliesTo(InventoryItem item) {
        return kind.isInstance(item) && applies.test(kind.cast(item));
    }

    /** Its content for an item that it applies to. */
    public TabContent create(InventoryItem item) {
        return content.apply(kind.cast(item));
    }
}
