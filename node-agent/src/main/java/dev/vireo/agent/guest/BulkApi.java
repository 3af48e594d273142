// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.TaskBody;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.PowerEndpoints;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers about switching several guests. */
public final class BulkApi {
    private final Tasks tasks;
    private final BulkPower power;

    /** @param power switches them */
    public BulkApi(Tasks tasks, BulkPower power) {
        this.tasks = tasks;
        this.power = power;
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(PowerEndpoints.START_ALL, this::startAll)
                .on(PowerEndpoints.STOP_ALL, this::stopAll)
                .on(
                        PowerEndpoints.SUSPEND_ALL,
                        call -> start(call, "suspendall", task -> power.suspendAll(chosen(call), task)));
    }

    private String startAll(Call call) {
        Optional<Set<Vmid>> chosen = chosen(call);
        boolean force = call.get(PowerEndpoints.FORCE).orElse(chosen.isPresent());
        return start(call, "startall", task -> power.startAll(chosen, force, task));
    }

    private String stopAll(Call call) {
        long seconds = call.require(PowerEndpoints.SHUTDOWN_SECONDS);
        boolean force = call.require(PowerEndpoints.FORCE_STOP);
        return start(call, "stopall", task -> power.stopAll(chosen(call), seconds, force, task));
    }

    private static Optional<Set<Vmid>> chosen(Call call) {
        return call.get(PowerEndpoints.GUESTS)
                .map(text ->
                        List.of(text.split("[,; ]+")).stream().map(Vmid::parse).collect(Collectors.toSet()));
    }

    private String start(Call call, String type, TaskBody body) {
        return tasks.start(type, "", call.who(), body).toString();
    }
}
