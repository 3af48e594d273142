// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.access.AccessAnswers.Ticket;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.Answer;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.api.Verb;
import dev.vireo.model.event.Event;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** Calls one server over HTTPS, logs in when the first call needs it, and renews the login before it ends. */
@ArchitectureException(rule = "kernel", reason = "a screen is a stream of the RFB core, which names the interface")
public final class AgentClient implements AgentApi, Closeable {
    private static final Duration SLOW = Duration.ofMinutes(30);

    private final Credentials credentials;
    private final InstantSource clock;
    private final BooleanSupplier onFxThread;
    private final OkHttpClient http;
    private final ServerAddress address;
    private final RequestWriter requests;
    private final AnswerReader answers = new AnswerReader();
    private volatile @Nullable Session session;

    /**
     * @param base client whose threads and connections are shared by all servers
     * @param address the server
     * @param pin which certificate it must show
     * @param credentials who logs in
     * @param clock tells when a login is to be renewed
     * @param onFxThread whether the calling thread is one that must not wait
     */
    public AgentClient(
            OkHttpClient base,
            ServerAddress address,
            CertificatePin pin,
            Credentials credentials,
            InstantSource clock,
            BooleanSupplier onFxThread) {
        this.credentials = credentials;
        this.clock = clock;
        this.onFxThread = onFxThread;
        this.address = address;
        this.http = base.newBuilder()
                .protocols(List.of(Protocol.HTTP_1_1)) // HTTP/2 has no reason phrase, where older servers say why
                .sslSocketFactory(pin.sockets(), pin)
                .hostnameVerifier((host, tls) -> true) // the pinned certificate is the server's identity
                .build();
        this.requests = new RequestWriter(address.url());
    }

    @Override
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        refuseFxThread();
        boolean open = endpoint.equals(AccessEndpoints.LIST_REALMS);
        Request request = requests.write(endpoint, arguments);
        try {
            return send(http, open ? request : sign(request), endpoint.answer());
        } catch (ApiException e) {
            if (open || e.kind() != ErrorKind.NOT_LOGGED_IN) {
                throw e;
            }
            logIn();
            return send(http, sign(request), endpoint.answer());
        }
    }

    /** Logs in with the password, whatever login there is. */
    public void logIn() {
        refuseFxThread();
        session = Session.of(requestTicket(credentials.password()), clock.instant());
    }

    private Ticket requestTicket(String password) {
        Arguments arguments = Arguments.of(Options.EMPTY
                .with(AccessEndpoints.USERNAME, credentials.user().toString())
                .with("password", password));
        return send(http, requests.write(AccessEndpoints.LOGIN, arguments), AccessEndpoints.LOGIN.answer());
    }

    private synchronized Session currentSession() {
        Session present = session;
        if (present == null) {
            logIn();
        } else if (present.isStale(clock.instant())) {
            renew(present);
        }
        present = session;
        if (present == null) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "Not logged in.");
        }
        return present;
    }

    /** A valid ticket counts as password for a new one; one that is over does not, but the password does. */
    private void renew(Session present) {
        try {
            session = Session.of(requestTicket(present.ticket()), clock.instant());
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NOT_LOGGED_IN) {
                throw e;
            }
            logIn();
        }
    }

    private Request sign(Request request) {
        boolean changes = !request.method().equals(Verb.GET.name());
        return currentSession().sign(request.newBuilder(), changes).build();
    }

    private <R> R send(OkHttpClient client, Request request, Answer<R> answer) {
        try (Response response = client.newCall(request).execute()) {
            return answers.read(response, answer);
        } catch (IOException e) {
            throw Unreachable.because(address, e);
        }
    }

    @Override
    public String upload(
            NodeName node,
            StorageId storage,
            String content,
            Path file,
            @Nullable String sha256,
            UploadProgress progress) {
        refuseFxThread();
        if (hasUploads()) {
            Arguments place = Arguments.NONE.with(PathParameters.NODE, node).with(PathParameters.STORAGE, storage);
            return resume(new ResumableUpload(wire(), place, content, file, sha256, progress));
        }
        Request request = new UploadRequest(requests, node, storage, content, file, sha256).build(progress);
        OkHttpClient patient =
                http.newBuilder().readTimeout(SLOW).writeTimeout(SLOW).build();
        return send(patient, sign(request), Answer.text());
    }

    private boolean hasUploads() {
        List<String> capabilities =
                call(ClusterEndpoints.VERSION, Arguments.NONE).capabilities();
        return capabilities != null && capabilities.contains(UploadEndpoints.CAPABILITY);
    }

    private static String resume(ResumableUpload upload) {
        try {
            return upload.run();
        } catch (UploadCancelledException e) {
            throw ApiException.failed("The upload was cancelled.", e);
        } catch (IOException e) {
            throw ApiException.failed("The file cannot be read: " + e.getMessage(), e);
        }
    }

    private ResumableUpload.Wire wire() {
        return new ResumableUpload.Wire() {
            @Override
            public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
                return AgentClient.this.call(endpoint, arguments);
            }

            @Override
            public UploadState send(Arguments arguments, RequestBody part) {
                Request request = requests.writeBody(UploadEndpoints.SEND, arguments, part);
                return AgentClient.this.send(http, sign(request), UploadEndpoints.SEND.answer());
            }

            @Override
            public void pause(int attempt) {
                LockSupport.parkNanos(Duration.ofSeconds(attempt).toNanos());
            }
        };
    }

    @Override
    public RfbTransport openScreen(NodeName node, Vmid vmid, VncTicket ticket) {
        refuseFxThread();
        Request request = ScreenSocket.request(requests, node, vmid, ticket);
        ScreenSocket socket = new ScreenSocket();
        socket.open(webSocketClient(), sign(request), address);
        return socket;
    }

    /**
     * Listens to the server's events, if it has them.
     *
     * @param event called by a thread of the connection for each event
     * @param ended called once, when no more will come
     */
    public Closeable listen(Consumer<Event> event, Runnable ended) {
        refuseFxThread();
        Request request = new Request.Builder()
                .url(address.url().newBuilder().addPathSegments("vireo/events").build())
                .build();
        WebSocketListener listener = new EventListener(answers, event, ended);
        return webSocketClient().newWebSocket(sign(request), listener)::cancel;
    }

    private OkHttpClient webSocketClient() {
        return http.newBuilder()
                .readTimeout(Duration.ZERO)
                .pingInterval(Duration.ofSeconds(20))
                .build();
    }

    private void refuseFxThread() {
        if (onFxThread.getAsBoolean()) {
            throw new IllegalStateException("a server is called on the FX thread, which must not wait");
        }
    }

    @Override
    public UserId user() {
        return credentials.user();
    }

    /** Forgets the login and the connections to the server. */
    @Override
    public void close() {
        session = null;
        http.connectionPool().evictAll();
    }
}
