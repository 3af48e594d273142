// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest.device;

import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.number;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.PropertyString;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A NUMA node of a virtual machine.
 *
 * @param properties the parts of the property string
 */
public record NumaNode(Options properties) {
    private static final String RANGES = "\\d{1,4}(?:-\\d{1,4})?(?:;\\d{1,4}(?:-\\d{1,4})?)*";

    /** Its processors, {@code 0-1;4}. */
    public static final Option<String> CPUS =
            Option.required("cpus", text(RANGES, "numbers and ranges such as 0-1;4"), "Processors of the node");
    /** Its memory in MiB. */
    public static final Option<Double> MEMORY = Option.optional("memory", number(0), "Memory in MiB");
    /** NUMA nodes of the host that its memory comes from. */
    public static final Option<String> HOST_NODES =
            Option.optional("hostnodes", text(RANGES, "numbers and ranges such as 0-1"), "The host's NUMA nodes");
    /** How strictly it comes from them. */
    public static final Option<String> POLICY = Option.optional(
            "policy", choice("preferred", "bind", "interleave"), "How strictly the memory comes from them");

    /** How it is written. */
    public static final ValueType<NumaNode> TYPE = new PropertyStringType<>(
            PropertyString.of(null, CPUS, MEMORY, HOST_NODES, POLICY), NumaNode::new, NumaNode::properties);

    /** Processors as numbers and ranges. */
    public List<String> cpus() {
        return List.of(properties.require(CPUS).split(";"));
    }

    /** Memory in MiB. */
    public Optional<Double> memory() {
        return properties.get(MEMORY);
    }

    /** NUMA nodes of the host, as numbers and ranges. */
    public List<String> hostNodes() {
        return properties.get(HOST_NODES).map(text -> List.of(text.split(";"))).orElse(List.of());
    }

    /** The same with a part set. */
    public <T> NumaNode with(Option<T> option, T value) {
        return new NumaNode(properties.with(option, value));
    }
}
