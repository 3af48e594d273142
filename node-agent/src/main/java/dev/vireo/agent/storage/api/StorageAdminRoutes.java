// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.event.Event;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the endpoints that add, change and remove storages. */
public final class StorageAdminRoutes {
    private final StorageAdminApi api;
    private final Consumer<Event> events;

    /** @param events hears of each storage that has changed */
    public StorageAdminRoutes(StorageAdminApi api, Consumer<Event> events) {
        this.api = api;
        this.events = events;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(StorageAdminEndpoints.CREATE, call -> told(call, c -> api.create(c.arguments())))
                .on(StorageAdminEndpoints.UPDATE, call -> told(call, c -> api.update(c.arguments())))
                .on(StorageAdminEndpoints.REMOVE, this::remove);
    }

    private Map<String, Object> told(Call call, Function<Call, Map<String, Object>> change) {
        Map<String, Object> answer = change.apply(call);
        tell(call);
        return answer;
    }

    private @Nullable Void remove(Call call) {
        api.remove(call.arguments());
        tell(call);
        return null;
    }

    private void tell(Call call) {
        events.accept(
                new Event(Event.STORAGE, call.require(PathParameters.STORAGE).name()));
    }
}
