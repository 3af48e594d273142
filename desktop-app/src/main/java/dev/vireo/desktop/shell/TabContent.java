// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import javafx.scene.Node;

/** What a tab shows about one item. It is made when the tab is first looked at and kept until another item is selected. */
public interface TabContent {
    /** What is shown, always the same node. */
    Node node();

    /** The tab comes into sight: reading and ticking begin. */
    default void opened() {}

    /** The tab was clicked: what it shows may take the keyboard. It does not where one only passes by with the keyboard. */
    default void clicked() {}

    /** The tab goes out of sight, for a while or for good: reading and ticking end. */
    default void closed() {}
}
