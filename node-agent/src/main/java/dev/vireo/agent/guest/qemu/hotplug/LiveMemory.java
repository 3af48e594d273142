// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.command.MemoryBackend;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The memory modules of a running machine. */
final class LiveMemory {
    private static final long MEBIBYTE = 1L << 20;
    /** Guests manage their memory in blocks of this size. */
    private static final long BLOCK = 128 * MEBIBYTE;

    private final RunningVm vm;
    private final LiveDevices devices;
    private final Options options;

    /** @param options of the machine as it runs */
    LiveMemory(RunningVm vm, LiveDevices devices, Options options) {
        this.vm = vm;
        this.devices = devices;
        this.options = options;
    }

    private record Module(String id, String backend, long slot, long size) {}

    /**
     * Plugs a module or takes some out until the machine has that much.
     *
     * @return whether that is possible without a restart: it grows by multiples of 128 MiB, and shrinks by whole modules
     */
    boolean set(long mebibytes) throws IOException, InterruptedException {
        JsonNode summary = vm.ask("query-memory-size-summary", Map.of());
        long present = summary.path("base-memory").asLong()
                + summary.path("plugged-memory").asLong();
        long missing = mebibytes * MEBIBYTE - present;
        if (missing % BLOCK != 0) {
            return false;
        }
        return missing >= 0 ? missing == 0 || plug(missing) : unplug(-missing);
    }

    private boolean plug(long size) throws IOException {
        long number = modules().stream().mapToLong(Module::slot).max().orElse(-1) + 1;
        String backend = "mem-dimm" + number;
        QmpCall piece = MemoryBackend.plug(options, backend, size / MEBIBYTE);
        vm.ask(piece.command(), piece.arguments());
        try {
            vm.ask("device_add", Map.of("driver", "pc-dimm", "id", "dimm" + number, "memdev", backend));
            return true;
        } catch (IOException e) {
            vm.ask("object-del", Map.of("id", backend));
            if (String.valueOf(e.getMessage()).contains("memory hotplug is not enabled")) {
                return false;
            }
            throw e;
        }
    }

    private boolean unplug(long size) throws IOException, InterruptedException {
        List<Module> going = new ArrayList<>();
        long rest = size;
        for (Module module : modules()) {
            if (module.size <= rest) {
                going.add(module);
                rest -= module.size;
            }
        }
        if (rest != 0) {
            return false;
        }
        for (Module module : going) {
            devices.release(module.id);
            vm.ask("object-del", Map.of("id", module.backend));
        }
        return true;
    }

    /** The modules, the last plugged first. */
    private List<Module> modules() throws IOException {
        List<Module> modules = new ArrayList<>();
        for (JsonNode entry : vm.ask("query-memory-devices", Map.of())) {
            JsonNode data = entry.path("data");
            String backend = data.path("memdev").asText().replaceFirst("^/objects/", "");
            if (data.path("id").asText().startsWith("dimm")) {
                modules.add(new Module(
                        data.path("id").asText(),
                        backend,
                        data.path("slot").asLong(),
                        data.path("size").asLong()));
            }
        }
        modules.sort(Comparator.comparingLong(Module::slot).reversed());
        return modules;
    }
}
