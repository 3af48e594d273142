// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

/** What a value counts. */
public enum Measure {
    /** A part of a whole, 0 to 1, shown in percent. */
    SHARE,
    /** Bytes, shown in binary units. */
    BYTES,
    /** Bytes a second, shown in decimal units. */
    RATE,
    /** A plain number. */
    NUMBER
}
