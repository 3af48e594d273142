// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ContentEndpoints;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.Upid;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Binds the endpoints about files on other servers. */
public final class DownloadRoutes {
    private final DownloadApi api;
    private final Tasks tasks;
    private final Predicate<Principal> reachesAll;
    private final Consumer<Event> events;
    private final AddressRule others = new PublicAddresses();

    /**
     * @param reachesAll whether somebody may make the node ask servers of its own network
     * @param events hears of storages that have changed
     */
    public DownloadRoutes(DownloadApi api, Tasks tasks, Predicate<Principal> reachesAll, Consumer<Event> events) {
        this.api = api;
        this.tasks = tasks;
        this.reachesAll = reachesAll;
        this.events = events;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(ContentEndpoints.QUERY_URL, call -> api.query(call.arguments(), rule(call)))
                .on(ContentEndpoints.DOWNLOAD_URL, this::download);
    }

    private AddressRule rule(Call call) {
        return reachesAll.test(call.who()) ? AddressRule.ANY : others;
    }

    private String download(Call call) {
        Download download = api.prepare(call.arguments(), rule(call));
        Upid task = tasks.start("download", taskId(download), call.who(), context -> {
            download.run(context);
            events.accept(new Event(Event.STORAGE, download.volume().storage().name()));
        });
        return task.toString();
    }

    /** The file's name, as far as a task's id can hold it. */
    private static String taskId(Download download) {
        String name = download.volume().name();
        String plain = name.substring(name.lastIndexOf('/') + 1).replaceAll("[:/\\s\\p{C}]", "_");
        return plain.length() > 100 ? plain.substring(0, 100) : plain;
    }
}
