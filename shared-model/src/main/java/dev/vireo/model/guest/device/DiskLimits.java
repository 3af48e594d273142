// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.number;

import dev.vireo.model.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits of a disk's throughput. For requests ({@code iops}) and for bytes ({@code mbps} in MiB, {@code bps} in bytes),
 * both ways together, read or written: a steady limit, a higher one for bursts ({@code _max}) and how many seconds a burst
 * may last ({@code _max_length}).
 */
public final class DiskLimits {
    /** Both ways together, read, written: how the dialect marks them in names. */
    public static final List<String> DIRECTIONS = List.of("", "_rd", "_wr");

    private static final List<Option<?>> ALL = declare();

    private DiskLimits() {}

    /** Every limit. */
    public static List<Option<?>> all() {
        return ALL;
    }

    /** Other names of lengths, by name. */
    public static Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String unit : List.of("bps", "iops")) {
            for (String direction : List.of("_rd", "_wr")) {
                aliases.put(unit + direction + "_length", unit + direction + "_max_length");
            }
        }
        return aliases;
    }

    private static List<Option<?>> declare() {
        List<Option<?>> limits = new ArrayList<>();
        for (String direction : DIRECTIONS) {
            limits.add(Option.optional("bps" + direction, integer(0), "Bytes a second"));
            limits.add(Option.optional("mbps" + direction, number(0), "MiB a second"));
            limits.add(Option.optional("mbps" + direction + "_max", number(0), "MiB a second in a burst"));
            limits.add(Option.optional("bps" + direction + "_max_length", integer(1), "Seconds of such a burst"));
            limits.add(Option.optional("iops" + direction, integer(0), "Requests a second"));
            limits.add(Option.optional("iops" + direction + "_max", integer(0), "Requests a second in a burst"));
            limits.add(Option.optional("iops" + direction + "_max_length", integer(1), "Seconds of such a burst"));
        }
        return List.copyOf(limits);
    }
}
