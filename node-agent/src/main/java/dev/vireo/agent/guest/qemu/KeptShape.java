// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.command.MemoryModules;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.Machine;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a memory that is kept fits to, beside what the configuration says of the machine.
 *
 * @param machine the versioned machine type
 * @param modules see {@link MemoryModules}
 */
public record KeptShape(Optional<String> machine, Optional<String> modules) {
    private static final long MEBIBYTE = 1L << 20;

    /** That of a machine that runs. */
    public static KeptShape of(RunningVm vm) throws IOException {
        return new KeptShape(Optional.of(vm.machine()), modules(vm).map(MemoryModules::toString));
    }

    /** Nothing for a machine without such modules. */
    private static Optional<MemoryModules> modules(RunningVm vm) throws IOException {
        List<MemoryModules.Module> modules = new ArrayList<>();
        for (JsonNode entry : vm.ask("query-memory-devices", Map.of())) {
            JsonNode data = entry.path("data");
            String id = data.path("id").asText();
            if (id.matches("dimm[0-9]+")) {
                modules.add(new MemoryModules.Module(
                        Long.parseLong(id.substring("dimm".length())),
                        data.path("slot").asLong(),
                        data.path("size").asLong() / MEBIBYTE,
                        data.path("addr").asLong()));
            }
        }
        if (modules.isEmpty()) {
            return Optional.empty();
        }
        modules.sort(Comparator.comparingLong(MemoryModules.Module::slot));
        JsonNode sizes = vm.ask("query-memory-size-summary", Map.of());
        return Optional.of(new MemoryModules(sizes.path("base-memory").asLong() / MEBIBYTE, modules));
    }

    /** What keys of a snapshot, or of a guest that sleeps, tell. */
    public static KeptShape read(Options options) {
        return new KeptShape(
                Optional.ofNullable(options.raw(SnapshotKeys.MACHINE.name())),
                Optional.ofNullable(options.raw(SnapshotKeys.MODULES.name())));
    }

    /** The keys with it. */
    public Options addTo(Options options) {
        Options typed =
                machine.map(type -> options.with(SnapshotKeys.MACHINE, type)).orElse(options);
        return modules.map(text -> typed.with(SnapshotKeys.MODULES, text)).orElse(typed);
    }

    /** The keys without it. */
    static Options removeFrom(Options options) {
        return options.without(SnapshotKeys.MACHINE.name()).without(SnapshotKeys.MODULES.name());
    }

    /** The keys of a machine that is started for the memory. */
    Options started(Options options) {
        Options typed = machine.map(type -> options.with(VmOptions.MACHINE, board(options, type)))
                .orElse(options);
        return modules.map(text -> typed.with(SnapshotKeys.MODULES, text)).orElse(typed);
    }

    private static Machine board(Options options, String type) {
        return options.get(VmOptions.MACHINE)
                .map(present -> present.with(Machine.KIND, type))
                .orElseGet(() -> Machine.of(type));
    }
}
