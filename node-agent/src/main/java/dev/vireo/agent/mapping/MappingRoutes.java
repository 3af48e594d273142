// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Principal;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.mapping.MappingKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds the endpoints of mappings. */
public final class MappingRoutes {
    private static final List<Privilege> LOOKING =
            List.of(Privilege.MAPPING_AUDIT, Privilege.MAPPING_USE, Privilege.MAPPING_MODIFY);

    private final Function<MappingKind, MappingApi> apis;
    private final Holds holds;
    private final Consumer<Event> events;

    /** Whether somebody may do something on a path. */
    public interface Holds {
        /** Whether the privilege is held there. */
        boolean test(Principal who, AccessPath path, Privilege privilege);
    }

    /**
     * @param apis what answers about a kind
     * @param holds who may do what
     * @param events hears when mappings have changed
     */
    public MappingRoutes(Function<MappingKind, MappingApi> apis, Holds holds, Consumer<Event> events) {
        this.apis = apis;
        this.holds = holds;
        this.events = events;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(
                MappingEndpoints.INDEX,
                call -> Stream.of(MappingKind.values())
                        .map(kind -> Map.<String, Object>of("name", kind.word()))
                        .toList());
        MappingEndpoints.TABLES.forEach(table -> bind(routes, table, apis.apply(table.kind())));
    }

    private void bind(Routes routes, MappingEndpoints.Table table, MappingApi api) {
        routes.on(table.list(), call -> list(call, table.kind(), api))
                .on(table.read(), call -> api.read(call.arguments()))
                .on(table.create(), call -> told(() -> api.create(call.arguments())))
                .on(table.update(), call -> told(() -> api.update(call.arguments())))
                .on(table.remove(), call -> told(() -> api.remove(call.arguments())));
    }

    private List<MappingState> list(Call call, MappingKind kind, MappingApi api) {
        call.get(MappingEndpoints.CHECK_NODE).ifPresent(node -> {
            AccessPath path = AccessPath.node(node);
            if (!holds.test(call.who(), path, Privilege.SYS_AUDIT)) {
                throw ApiException.forbidden(path + ", Sys.Audit");
            }
        });
        return api.list(
                call.arguments(),
                id -> LOOKING.stream().anyMatch(each -> holds.test(call.who(), kind.accessPath(id), each)));
    }

    private @Nullable Void told(Runnable change) {
        change.run();
        events.accept(new Event(Event.MAPPING, null));
        return null;
    }
}
