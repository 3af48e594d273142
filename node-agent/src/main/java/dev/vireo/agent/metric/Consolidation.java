// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

/** How the minutes of a longer step become one value; named as the API names them. */
public enum Consolidation {
    /** Their mean. */
    AVERAGE,
    /** The greatest of them. */
    MAX;

    /** Reads the API's word. */
    public static Consolidation parse(String word) {
        return valueOf(word);
    }
}
