// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.hotplug;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The processors of a running machine. */
final class LiveProcessors {
    private static final String OURS = "/machine/peripheral/";
    /** Without KVM, QEMU never gives a place back, and aborts when it runs out of them: it is told by this object. */
    private static final String USED_UP = "processor-removed";

    private final RunningVm vm;
    private final LiveDevices devices;

    LiveProcessors(RunningVm vm, LiveDevices devices) {
        this.vm = vm;
        this.devices = devices;
    }

    /**
     * Plugs processors or takes some out until there are {@code wanted}.
     *
     * @return whether that is possible without a restart: those that were there at the start stay, and without KVM none
     *     is plugged after one was taken out
     */
    boolean set(long wanted) throws IOException, InterruptedException {
        List<JsonNode> places = places();
        List<JsonNode> free =
                places.stream().filter(place -> !place.has("qom-path")).toList();
        List<JsonNode> plugged = places.stream()
                .filter(place -> place.path("qom-path").asText().startsWith(OURS))
                .toList();
        long missing = wanted - (places.size() - free.size());
        if (missing > free.size() || -missing > plugged.size() || (missing > 0 && areUsedUp())) {
            return false;
        }
        if (missing < 0) {
            useUp();
        }
        for (int i = 0; i < missing; i++) {
            plug(free.get(i), places.indexOf(free.get(i)));
        }
        for (int i = 0; i < -missing; i++) {
            String path = plugged.get(plugged.size() - 1 - i).path("qom-path").asText();
            devices.release(path.substring(OURS.length()));
        }
        return true;
    }

    private boolean areUsedUp() throws IOException {
        for (JsonNode object : vm.ask("qom-list", Map.of("path", "/objects"))) {
            if (object.path("name").asText().equals(USED_UP)) {
                return true;
            }
        }
        return false;
    }

    private void useUp() throws IOException {
        boolean isEmulated = !vm.ask("query-kvm", Map.of()).path("enabled").asBoolean();
        if (isEmulated && !areUsedUp()) {
            vm.ask("object-add", Map.of("qom-type", "throttle-group", "id", USED_UP));
        }
    }

    /** The places for processors, in the order in which the guest counts them. */
    private List<JsonNode> places() throws IOException {
        List<JsonNode> places = new ArrayList<>();
        vm.ask("query-hotpluggable-cpus", Map.of()).forEach(places::add);
        places.sort(Comparator.comparingInt((JsonNode place) -> part(place, "socket-id"))
                .thenComparingInt(place -> part(place, "core-id"))
                .thenComparingInt(place -> part(place, "thread-id")));
        return places;
    }

    private static int part(JsonNode place, String name) {
        return place.path("props").path(name).asInt();
    }

    private void plug(JsonNode place, int number) throws IOException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("driver", place.path("type").asText());
        arguments.put("id", "cpu" + number);
        place.path("props").properties().forEach(part -> arguments.put(part.getKey(), part.getValue()));
        vm.ask("device_add", arguments);
    }
}
