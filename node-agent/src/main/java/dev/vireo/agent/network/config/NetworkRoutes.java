// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.http.Beside;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Handler;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.node.NetworkAnswers.PendingNetwork;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Binds the endpoints of the network's setup. */
public final class NetworkRoutes {
    private static final String WHAT = "the network";
    private static final long USUAL_SECONDS = 90;

    private final NetworkSetup setup;
    private final NetworkApply apply;
    private final Supplier<List<NetworkInterface>> running;
    private final Tasks tasks;
    private final SystemRights rights;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param root of the file system
     * @param running interfaces that the kernel has, those of guests left out
     */
    public NetworkRoutes(
            Path root,
            NetworkApply.Tools tools,
            NetworkApply apply,
            Supplier<List<NetworkInterface>> running,
            Tasks tasks,
            SystemRights rights) {
        this.setup = new NetworkSetup(root, tools.files());
        this.apply = apply;
        this.running = running;
        this.tasks = tasks;
        this.rights = rights;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.onBeside(NodeEndpoints.LIST_INTERFACES, this::list)
                .on(NetworkEndpoints.READ, this::read)
                .on(NetworkEndpoints.CREATE, changing(call -> setup.create(call.arguments())))
                .on(NetworkEndpoints.UPDATE, changing(call -> setup.update(call.arguments())))
                .on(NetworkEndpoints.REMOVE, changing(call -> setup.remove(call.require(NetworkOptions.INTERFACE))))
                .on(NetworkEndpoints.CREATE_NAT, changing(call -> setup.createNat(call.arguments())))
                .on(NetworkEndpoints.REVERT, changing(call -> setup.revert()))
                .on(NetworkEndpoints.APPLY, call -> start(call, USUAL_SECONDS))
                .on(NetworkEndpoints.APPLY_FOR, call -> start(call, call.require(NetworkEndpoints.SECONDS)))
                .on(NetworkEndpoints.PENDING, call -> pending())
                .on(NetworkEndpoints.CONFIRM, call -> {
                    apply.confirm();
                    return null;
                })
                .on(NetworkEndpoints.ROLL_BACK, call -> {
                    apply.rollBack();
                    return null;
                });
    }

    private interface Change {
        void make(Call call) throws IOException;
    }

    private Handler<Void> changing(Change change) {
        return call -> {
            rights.require(WHAT);
            apply.requireNoneUnderWay();
            change.make(call);
            return null;
        };
    }

    private Beside<List<NetworkInterface>> list(Call call) throws IOException {
        Optional<String> type = call.get(NodeEndpoints.INTERFACE_TYPE);
        List<NetworkInterface> all = InterfaceAnswers.merge(running.get(), setup.wanted()).stream()
                .filter(each -> type.isEmpty() || matches(each.type(), type.get()))
                .toList();
        String changes = setup.changes();
        return new Beside<>(all, changes.isEmpty() ? Map.of() : Map.of("changes", changes));
    }

    private static boolean matches(String type, String wanted) {
        return switch (wanted) {
            case "any_bridge", "any_local_bridge" -> type.equals("bridge");
            case "include_sdn" -> true;
            default -> type.equals(wanted);
        };
    }

    private Map<String, Object> read(Call call) throws IOException {
        String name = call.require(NetworkOptions.INTERFACE);
        NetworkInterface found = InterfaceAnswers.merge(running.get(), setup.wanted()).stream()
                .filter(each -> each.iface().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.badParameter("iface", "interface does not exist"));
        return json.convertValue(found, new TypeReference<Map<String, Object>>() {});
    }

    private String start(Call call, long seconds) throws IOException {
        rights.require(WHAT);
        apply.requireNoneUnderWay();
        NetworkPlace place = setup.place();
        return tasks.start("srvreload", "networking", call.who(), task -> apply.run(place, seconds, task))
                .toString();
    }

    private PendingNetwork pending() throws IOException {
        String backend = setup.find().map(place -> place.system().word()).orElse("none");
        return new PendingNetwork(backend, setup.changes(), apply.secondsLeft().orElse(null));
    }
}
