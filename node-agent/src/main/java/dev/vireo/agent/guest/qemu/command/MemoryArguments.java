// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.SnapshotKeys;
import dev.vireo.model.guest.VmLifeOptions;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The guest's memory. */
public final class MemoryArguments {
    private static final String WHOLE = "ram";
    private static final int MODULES = 32;
    /** 64 GiB. */
    private static final long LEAST_ROOM = 65_536;

    private final Optional<MemoryModules> modules;
    private final Options options;
    private final MemoryBackend backend;
    private final NumaLayout numa;

    /** @param options the configuration of the machine */
    public MemoryArguments(Options options) {
        this.modules = options.get(SnapshotKeys.MODULES).map(MemoryModules::parse);
        this.options =
                modules.map(now -> options.with(VmOptions.MEMORY, now.base())).orElse(options);
        this.backend = new MemoryBackend(this.options);
        this.numa = new NumaLayout(this.options);
    }

    List<String> arguments() {
        long size = options.require(VmOptions.MEMORY);
        List<String> arguments = new ArrayList<>(List.of("-m", "size=" + size + "M" + room(size)));
        if (numa.isUsed()) {
            arguments.addAll(numa.arguments());
        } else if (!backend.isPlain()) {
            arguments.addAll(backend.part(WHOLE, size).arguments());
        }
        modules.ifPresent(plugged -> arguments.addAll(plugged.arguments()));
        return arguments;
    }

    /** The pieces, in MiB, that the memory consists of at the start. */
    public List<Long> pieces() {
        return numa.isUsed() ? numa.pieces() : List.of(options.require(VmOptions.MEMORY));
    }

    /** Places for modules that are plugged later; a guest that is not to have any gets none. */
    private String room(long size) {
        boolean grows = options.isSet(VmResourceOptions.NUMA)
                && List.of(options.require(VmLifeOptions.HOT_PLUG).split("[,; ]"))
                        .contains("memory");
        return grows ? ",slots=" + MODULES + ",maxmem=" + Math.max(LEAST_ROOM, 4 * size) + "M" : "";
    }

    /** What the board has to be told about the memory. */
    Map<String, String> machineProperties() {
        return numa.isUsed() || backend.isPlain() ? Map.of() : Map.of("memory-backend", WHOLE);
    }

    List<String> notes() {
        boolean unused =
                !numa.isUsed() && !options.family(VmResourceOptions.NUMA_NODES).isEmpty();
        return unused ? List.of("The nodes numa0… have no effect until numa is 1") : List.of();
    }
}
