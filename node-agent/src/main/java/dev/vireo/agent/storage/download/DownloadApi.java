// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.upload.FileClaim;
import dev.vireo.agent.storage.upload.UploadReceiver;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContentEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.storage.ContentAnswers.UrlMetadata;
import dev.vireo.model.storage.ContentType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What the endpoints about files on other servers do. Permissions are checked before. */
public final class DownloadApi {
    private static final String PACKING = "gz";

    private final Storages storages;
    private final UploadReceiver.Tools tools;
    private final RemoteServers servers;
    private final Fetching fetching;

    /**
     * @param storages the node's storages
     * @param tools what keeping a file needs
     * @param servers asks other servers
     * @param pause how long to wait before a broken connection is made anew
     */
    public DownloadApi(Storages storages, UploadReceiver.Tools tools, RemoteServers servers, Duration pause) {
        this.storages = storages;
        this.tools = tools;
        this.servers = servers;
        this.fetching = new Fetching(servers, pause);
    }

    /**
     * {@link ContentEndpoints#QUERY_URL}: what the server says about the file.
     *
     * @param rule which addresses the caller may reach
     */
    public UrlMetadata query(Arguments arguments, AddressRule rule) {
        HttpUrl url = RemoteServers.parse(arguments.require(ContentEndpoints.URL));
        try (RemoteFile file = servers.look(url, manner(arguments, rule))) {
            return new UrlMetadata(
                    file.fileName().orElse(null),
                    file.mimeType().orElse(null),
                    file.size().isPresent() ? Long.valueOf(file.size().getAsLong()) : null);
        } catch (IOException e) {
            throw Fetching.failure(url.newBuilder().query(null).build().toString(), e);
        }
    }

    private static RemoteServers.Manner manner(Arguments arguments, AddressRule rule) {
        return new RemoteServers.Manner(rule, arguments.isSet(ContentEndpoints.VERIFY_CERTIFICATES));
    }

    /**
     * {@link ContentEndpoints#DOWNLOAD_URL}: the work of the task {@code download}; what can be refused at once is.
     *
     * @param rule which addresses the caller may reach
     */
    public Download prepare(Arguments arguments, AddressRule rule) {
        HttpUrl url = RemoteServers.parse(arguments.require(ContentEndpoints.URL));
        FileClaim claim = FileClaim.of(arguments);
        boolean isPacked = isPacked(arguments.get(ContentEndpoints.COMPRESSION), claim);
        Storage storage = storages.use(arguments.require(PathParameters.STORAGE));
        try {
            Path target = storage.place(claim.name());
            if (claim.checksum().isEmpty() || isPacked) {
                new FileClaim(claim.name(), Optional.empty()).requireFree(target);
            }
        } catch (IOException e) {
            throw StorageFailure.of("cannot look for " + claim.name(), e);
        }
        return new Download(
                new Download.Request(url, manner(arguments, rule), claim, isPacked), storage, tools, fetching);
    }

    private static boolean isPacked(Optional<String> compression, FileClaim claim) {
        if (compression.isEmpty()) {
            return false;
        }
        if (!compression.get().equals(PACKING)) {
            throw ApiException.badParameter(
                    ContentEndpoints.COMPRESSION.name(),
                    "this node unpacks files of kind gz alone - got '" + compression.get() + "'");
        }
        if (claim.name().content() == ContentType.VZTMPL) {
            throw ApiException.badParameter(
                    ContentEndpoints.COMPRESSION.name(), "templates of containers stay packed: leave it out");
        }
        return true;
    }
}
