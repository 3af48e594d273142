// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

/** How the samples of a step are put together. */
public enum Consolidation {
    /** Their mean. */
    AVERAGE("AVERAGE"),
    /** Their maximum. */
    MAXIMUM("MAX");

    private final String word;

    Consolidation(String word) {
        this.word = word;
    }

    /** The API's word. */
    public String word() {
        return word;
    }
}
