// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.SnapshotKeys;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the memory of a machine is put together that got or lost modules while it ran: a memory that is kept fits no other.
 * Written as {@code BASE} and {@code +NUMBER:SLOT:SIZE:ADDRESS} for each module, sizes in MiB.
 *
 * @param base what it began with, in MiB
 * @param modules what was plugged since, in the order of their slots
 */
public record MemoryModules(long base, List<Module> modules) {
    private static final long MEBIBYTE = 1L << 20;
    private static final Pattern MODULE = Pattern.compile("([0-9]{1,3}):([0-9]{1,3}):([0-9]{1,9}):([0-9]{1,18})");

    /**
     * A module.
     *
     * @param number in its names
     * @param size in MiB
     * @param address where the guest sees it
     */
    public record Module(long number, long slot, long size, long address) {
        private static Module parse(String text) {
            Matcher parts = MODULE.matcher(text);
            if (!parts.matches()) {
                throw wrong(text);
            }
            return new Module(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4));
        }

        private static long number(Matcher parts, int group) {
            return Long.parseLong(parts.group(group));
        }

        private List<Part> parts() {
            String memory = "mem-dimm" + number;
            return List.of(
                    Part.of(Part.Kind.OBJECT, "memory-backend-ram", memory).with("size", size * MEBIBYTE),
                    Part.device("pc-dimm", "dimm" + number)
                            .with("memdev", memory)
                            .with("slot", slot)
                            .with("addr", address));
        }
    }

    public MemoryModules {
        modules = List.copyOf(modules);
    }

    /** Reads what {@link #toString} wrote. */
    static MemoryModules parse(String text) {
        String[] parts = text.split("\\+", -1);
        if (!parts[0].matches("[0-9]{1,9}")) {
            throw wrong(text);
        }
        return new MemoryModules(
                Long.parseLong(parts[0]),
                Stream.of(parts).skip(1).map(Module::parse).toList());
    }

    private static InvalidValueException wrong(String text) {
        return new InvalidValueException(SnapshotKeys.MODULES.name() + ": " + InvalidValueException.quote(text)
                + " is not of the form BASE+NUMBER:SLOT:SIZE:ADDRESS");
    }

    List<String> arguments() {
        return modules.stream()
                .flatMap(module -> module.parts().stream())
                .flatMap(part -> part.arguments().stream())
                .toList();
    }

    @Override
    public String toString() {
        return base
                + modules.stream()
                        .map(module ->
                                "+" + module.number + ":" + module.slot + ":" + module.size + ":" + module.address)
                        .collect(Collectors.joining());
    }
}
