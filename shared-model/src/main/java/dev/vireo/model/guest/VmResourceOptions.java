// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.number;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.guest.device.NumaNode;
import dev.vireo.model.option.Effect;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import java.util.List;

/** How much of the node's processors and memory a virtual machine gets, and from where. */
public final class VmResourceOptions {
    /** Processors' worth of time that it may use; 0 is without limit. */
    public static final Option<Double> CPU_LIMIT = optional(
                    "cpulimit", number(0, 128), "Processors' worth of time; 0 has no limit")
            .withDefault(0.0)
            .withEffect(Effect.HOTPLUG);
    /** Weight among other machines when processors are short. */
    public static final Option<Long> CPU_UNITS = optional(
                    "cpuunits", integer(1, 262_144), "Weight among guests when processors are short")
            .withEffect(Effect.HOTPLUG);
    /** The node's processors that it may run on, {@code 0-3,8}. */
    public static final Option<String> AFFINITY = optional(
            "affinity",
            text("[0-9]{1,4}(-[0-9]{1,4})?(,[0-9]{1,4}(-[0-9]{1,4})?)*", "processors such as 0-3,8"),
            "The node's processors that it runs on");
    /** Whether sockets are NUMA nodes. */
    public static final Option<Boolean> NUMA =
            optional("numa", flag(), "Each socket is a NUMA node").withDefault(false);
    /** NUMA nodes in detail. */
    public static final OptionFamily<NumaNode> NUMA_NODES =
            OptionFamily.of(optional("numa", NumaNode.TYPE, "NUMA node"), 7);
    /** Size of huge pages in MiB. */
    public static final Option<String> HUGE_PAGES =
            optional("hugepages", choice("any", "2", "1024"), "Huge pages for the memory, in MiB");
    /** Whether huge pages stay reserved when it stops. */
    public static final Option<Boolean> KEEP_HUGE_PAGES = optional(
                    "keephugepages", flag(), "Keep huge pages reserved when it stops")
            .withDefault(false);
    /** Weight of automatic ballooning; 0 switches it off. */
    public static final Option<Long> SHARES = optional(
                    "shares", integer(0, 50_000), "Weight of automatic ballooning; 0 switches it off")
            .withDefault(1000L)
            .withEffect(Effect.NOW);
    /** Whether the node may merge equal pages. */
    public static final Option<Boolean> ALLOW_KSM = optional(
                    "allow-ksm", flag(), "Let the node merge equal pages (KSM)")
            .withDefault(true);

    /** Keys without the family. */
    static final List<Option<?>> PLAIN =
            List.of(CPU_LIMIT, CPU_UNITS, AFFINITY, NUMA, HUGE_PAGES, KEEP_HUGE_PAGES, SHARES, ALLOW_KSM);
    /** The family. */
    static final List<OptionFamily<?>> FAMILIES = List.of(NUMA_NODES);

    private VmResourceOptions() {}
}
