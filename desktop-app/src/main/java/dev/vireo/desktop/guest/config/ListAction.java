// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.inventory.GuestItem;
import java.util.function.Consumer;

/**
 * Something that is done with a guest in a window of its own.
 *
 * @param id short name in lower case; its menu item gets the id {@code add-ID}, its button {@code tool-ID}
 * @param label what it is
 * @param run opens the window
 */
public record ListAction(String id, Icon icon, Sentence label, Consumer<GuestItem> run) {}
