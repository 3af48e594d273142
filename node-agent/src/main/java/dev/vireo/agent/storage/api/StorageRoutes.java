// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.storage.upload.ReceivedUpload;
import dev.vireo.agent.storage.upload.UploadRequest;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.api.ContentEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.event.Event;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.VolumeId;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Binds the endpoints of storages. */
public final class StorageRoutes {
    private final StorageApi api;
    private final StorageConfigApi configured;
    private final Tasks tasks;
    private final BiPredicate<Principal, AccessPath> sees;
    private final Consumer<Event> events;

    /** @param sees whether somebody may see what is at a path */
    public StorageRoutes(
            StorageApi api,
            StorageConfigApi configured,
            Tasks tasks,
            BiPredicate<Principal, AccessPath> sees,
            Consumer<Event> events) {
        this.api = api;
        this.configured = configured;
        this.tasks = tasks;
        this.sees = sees;
        this.events = events;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(StorageEndpoints.LIST_CONFIGURED, call -> configured.list(call.arguments(), visible(call)))
                .on(StorageEndpoints.READ_CONFIGURED, call -> configured.read(call.arguments()))
                .on(StorageEndpoints.LIST, call -> api.list(call.arguments(), visible(call)))
                .on(StorageEndpoints.STATUS, call -> api.status(call.arguments()))
                .on(StorageEndpoints.LIST_CONTENT, call -> api.content(call.arguments()))
                .on(StorageEndpoints.ALLOCATE, this::allocate)
                .on(StorageEndpoints.READ_VOLUME, call -> api.readVolume(call.arguments()))
                .on(ContentEndpoints.UPDATE_VOLUME, this::update)
                .on(StorageEndpoints.DELETE_VOLUME, this::delete)
                .onStream(StorageEndpoints.UPLOAD, this::upload);
    }

    private Predicate<StorageId> visible(Call call) {
        return storage -> sees.test(call.who(), AccessPath.storage(storage));
    }

    private String allocate(Call call) {
        VolumeId made = api.allocate(call.arguments());
        tell(made);
        return made.toString();
    }

    private @Nullable Void update(Call call) {
        tell(api.updateVolume(call.arguments()));
        return null;
    }

    private String delete(Call call) {
        DeleteVolume.Job job = api.delete(call.arguments());
        Upid task = tasks.start("imgdel", taskId(job.volume()), call.who(), context -> {
            job.run(context);
            tell(job.volume());
        });
        return task.toString();
    }

    private Object upload(Call call, HttpServerExchange exchange) {
        String contentType = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        UploadRequest request = new UploadRequest(
                exchange.getInputStream(), contentType == null ? "" : contentType, exchange.getRequestContentLength());
        ReceivedUpload received = api.upload(call.arguments(), request);
        Upid task = tasks.start("imgcopy", taskId(received.volume()), call.who(), context -> {
            received.commit(context);
            tell(received.volume());
        });
        return task.toString();
    }

    /** A task's id has no colon and no slash. */
    private static String taskId(VolumeId volume) {
        String plain = (volume.storage() + "-" + volume.name()).replaceAll("[:/\\s\\p{C}]", "_");
        return plain.length() > 100 ? plain.substring(0, 100) : plain;
    }

    private void tell(VolumeId volume) {
        events.accept(new Event(Event.STORAGE, volume.storage().name()));
    }
}
