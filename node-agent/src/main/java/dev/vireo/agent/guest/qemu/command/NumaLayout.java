// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.guest.device.NumaNode;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How processors and memory are spread over NUMA nodes: as the configuration says, or one node a socket. */
final class NumaLayout {
    private final Options options;
    private final MemoryBackend memory;
    private final long sockets;
    private final long cores;
    private final long total;

    NumaLayout(Options options) {
        this.options = options;
        this.memory = new MemoryBackend(options);
        this.sockets = options.require(VmOptions.SOCKETS);
        this.cores = options.require(VmOptions.CORES);
        this.total = options.require(VmOptions.MEMORY);
    }

    boolean isUsed() {
        return options.isSet(VmResourceOptions.NUMA);
    }

    /** Arguments for every node. */
    List<String> arguments() {
        Map<Integer, NumaNode> nodes = options.family(VmResourceOptions.NUMA_NODES);
        return nodes.isEmpty() ? oneEachSocket() : asWritten(nodes);
    }

    /** The nodes' memory in MiB, in their order. */
    List<Long> pieces() {
        Map<Integer, NumaNode> nodes = options.family(VmResourceOptions.NUMA_NODES);
        return nodes.isEmpty()
                ? Collections.nCopies((int) sockets, total / sockets)
                : nodes.entrySet().stream()
                        .map(entry -> mebibytes(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private List<String> oneEachSocket() {
        if (total % sockets != 0) {
            throw new InvalidValueException(
                    "numa: " + total + " MiB of memory can't be divided by " + sockets + " sockets");
        }
        List<String> arguments = new ArrayList<>();
        for (int node = 0; node < sockets; node++) {
            String cpus = cores == 1 ? String.valueOf(node) : node * cores + "-" + ((node + 1) * cores - 1);
            arguments.addAll(arguments(node, memory.part(id(node), total / sockets), List.of(cpus)));
        }
        return arguments;
    }

    private List<String> asWritten(Map<Integer, NumaNode> nodes) {
        List<String> arguments = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<Integer, NumaNode> entry : nodes.entrySet()) {
            int number = entry.getKey();
            long mebibytes = mebibytes(number, entry.getValue());
            sum += mebibytes;
            checkProcessors(number, entry.getValue());
            Part part = bound(memory.part(id(number), mebibytes), entry.getValue());
            arguments.addAll(arguments(number, part, entry.getValue().cpus()));
        }
        if (!nodes.keySet().equals(numbers(nodes.size()))) {
            throw new InvalidValueException("numa: the nodes must be numbered from numa0 on without a gap");
        }
        if (sum != total) {
            throw new InvalidValueException(
                    "numa: the nodes have " + sum + " MiB of memory together, and the machine has " + total + " MiB");
        }
        return arguments;
    }

    private static Set<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toSet());
    }

    private static long mebibytes(int number, NumaNode node) {
        double wanted = node.memory()
                .orElseThrow(
                        () -> new InvalidValueException("numa" + number + ": the node's memory in MiB is missing"));
        if (wanted < 1 || wanted != Math.rint(wanted)) {
            throw new InvalidValueException("numa" + number + ": memory is a whole number of MiB above 0");
        }
        return (long) wanted;
    }

    private void checkProcessors(int number, NumaNode node) {
        for (String range : node.cpus()) {
            String last = range.substring(range.indexOf('-') + 1);
            if (Long.parseLong(last) >= sockets * cores) {
                throw new InvalidValueException("numa" + number + ": there is no processor " + last + " in " + sockets
                        + " sockets of " + cores + " cores");
            }
        }
    }

    private static Part bound(Part part, NumaNode node) {
        if (node.hostNodes().isEmpty()) {
            return part;
        }
        Optional<String> policy = node.properties().get(NumaNode.POLICY);
        return part.with("host-nodes", node.hostNodes()).with("policy", policy.orElse("bind"));
    }

    private static List<String> arguments(int number, Part part, List<String> cpus) {
        String processors = cpus.stream().map(range -> ",cpus=" + range).collect(Collectors.joining());
        List<String> arguments = new ArrayList<>(part.arguments());
        arguments.addAll(List.of("-numa", "node,nodeid=" + number + processors + ",memdev=" + part.name()));
        return arguments;
    }

    private static String id(int node) {
        return "ram-node" + node;
    }
}
