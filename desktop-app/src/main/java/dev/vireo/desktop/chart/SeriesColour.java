// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

/** The colours that tell series apart; the theme says how each looks. */
public enum SeriesColour {
    /** Processors. */
    BLUE,
    /** Memory. */
    PURPLE,
    /** Network. */
    GREEN,
    /** Disks. */
    AMBER
}
