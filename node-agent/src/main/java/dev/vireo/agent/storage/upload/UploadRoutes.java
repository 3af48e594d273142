// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.UserId;
import io.undertow.server.HttpServerExchange;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Binds the endpoints of resumable uploads. A user's tokens work on the user's uploads. */
public final class UploadRoutes {
    private final ResumableUploads uploads;
    private final Tasks tasks;
    private final Consumer<Event> events;

    /** @param events hears of storages that have changed */
    public UploadRoutes(ResumableUploads uploads, Tasks tasks, Consumer<Event> events) {
        this.uploads = uploads;
        this.tasks = tasks;
        this.events = events;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(UploadEndpoints.LIST, call -> uploads.list(call.arguments(), owner(call)))
                .on(UploadEndpoints.BEGIN, call -> uploads.begin(call.arguments(), owner(call)))
                .on(UploadEndpoints.READ, call -> uploads.read(call.arguments(), owner(call)))
                .onBytes(UploadEndpoints.SEND, this::send)
                .on(UploadEndpoints.COMMIT, this::commit)
                .on(UploadEndpoints.ABORT, this::abort);
    }

    private static UserId owner(Call call) {
        return call.who().user();
    }

    private Object send(Call call, HttpServerExchange exchange) {
        return uploads.send(call.arguments(), owner(call), exchange.getInputStream());
    }

    private String commit(Call call) {
        UploadCommit commit = uploads.commit(call.arguments(), owner(call));
        Upid task = tasks.start("imgcopy", taskId(commit), call.who(), context -> {
            commit.run(context);
            events.accept(new Event(Event.STORAGE, commit.volume().storage().name()));
        });
        return task.toString();
    }

    /** A task's id has no colon and no slash. */
    private static String taskId(UploadCommit commit) {
        String volume = commit.volume().storage() + "-" + commit.volume().name();
        String plain = volume.replaceAll("[:/\\s\\p{C}]", "_");
        return plain.length() > 100 ? plain.substring(0, 100) : plain;
    }

    private @Nullable Void abort(Call call) {
        uploads.abort(call.arguments(), owner(call));
        return null;
    }
}
