// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import dev.vireo.desktop.chart.SeriesColour;
import dev.vireo.model.metric.Usage;
import org.jspecify.annotations.Nullable;

/**
 * How much of something is in use.
 *
 * @param title what it is, in English
 * @param kind what is counted
 * @param used processors or bytes in use
 * @param total processors or bytes there are, above 0
 * @param colour colour of its bar
 */
public record Meter(String title, Kind kind, double used, double total, SeriesColour colour) {
    /** What a meter counts. */
    public enum Kind {
        /** Processors. */
        PROCESSORS,
        /** Bytes. */
        BYTES,
        /** Bytes of which only the total is known. */
        SIZE
    }

    /** Share in use, 0 to 1. */
    public double share() {
        return Math.max(0, Math.min(1, used / total));
    }

    /** Processors in use; null if nothing is known of them. */
    public static @Nullable Meter processors(String title, Usage usage) {
        Double count = usage.maxcpu();
        Double share = usage.cpu();
        return count == null || count <= 0
                ? null
                : new Meter(title, Kind.PROCESSORS, share == null ? 0 : share * count, count, SeriesColour.BLUE);
    }

    /** Memory in use; null if nothing is known of it. */
    public static @Nullable Meter memory(String title, Usage usage) {
        return bytes(title, usage.mem(), usage.maxmem(), SeriesColour.PURPLE);
    }

    /** Disk in use; null if nothing is known of it. */
    public static @Nullable Meter disk(String title, Usage usage) {
        return bytes(title, usage.disk(), usage.maxdisk(), SeriesColour.GREEN);
    }

    private static @Nullable Meter bytes(String title, @Nullable Long used, @Nullable Long total, SeriesColour colour) {
        if (total == null || total <= 0) {
            return null;
        }
        return new Meter(title, Kind.BYTES, used == null ? 0 : used, total, colour);
    }

    /** The same with nothing but its total known. */
    public Meter sizeOnly() {
        return new Meter(title, Kind.SIZE, 0, total, colour);
    }
}
