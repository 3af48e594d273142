// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import java.util.List;

/**
 * What a list of devices leads to beside its own editors.
 *
 * @param additions what can be added in a window of its own; entries of the menu of what is added
 * @param tools what shows something of the guest; buttons at the right
 */
public record ListActions(List<ListAction> additions, List<ListAction> tools) {
    /** Nothing. */
    public static final ListActions NONE = new ListActions(List.of(), List.of());

    public ListActions {
        additions = List.copyOf(additions);
        tools = List.copyOf(tools);
    }
}
