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
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.api.Verb;
import dev.vireo.model.event.Event;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.TerminalTicket;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import java.io.Closeable;
import java.io.IOException;
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

/** Calls one server over HTTPS, logs in when the first call needs it, and renews the login before it ends. */
@ArchitectureException(rule = "kernel", reason = "a screen is a stream of the RFB core, which names the interface")
public final class AgentClient implements AgentApi, Closeable {
    private static final Duration SLOW = Duration.ofMinutes(30);

    private final Credentials credentials;
    private final BooleanSupplier onFxThread;
    private final OkHttpClient http;
    private final ServerAddress address;
    private final RequestWriter requests;
    private final AnswerReader answers = new AnswerReader();
    private final Sessions sessions;

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
        this.onFxThread = onFxThread;
        this.address = address;
        this.http = base.newBuilder()
                .protocols(List.of(Protocol.HTTP_1_1)) // HTTP/2 has no reason phrase, where older servers say why
                .sslSocketFactory(pin.sockets(), pin)
                .hostnameVerifier((host, tls) -> true) // the pinned certificate is the server's identity
                .build();
        this.requests = new RequestWriter(address.url());
        this.sessions = new Sessions(credentials, clock, this::requestTicket);
    }

    @Override
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        refuseFxThread();
        Request request = requests.write(endpoint, arguments);
        if (endpoint.equals(AccessEndpoints.LIST_REALMS)) {
            return send(http, request, endpoint.answer());
        }
        Session used = sessions.current();
        try {
            return send(http, sign(request, used), endpoint.answer());
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NOT_LOGGED_IN) {
                throw e;
            }
            return send(http, sign(request, sessions.after(used)), endpoint.answer());
        }
    }

    /** Logs in with the password, whatever login there is. */
    public void logIn() {
        refuseFxThread();
        sessions.logIn();
    }

    private Ticket requestTicket(String password) {
        Arguments arguments = Arguments.of(Options.EMPTY
                .with(AccessEndpoints.USERNAME, credentials.user().toString())
                .with("password", password));
        return send(http, requests.write(AccessEndpoints.LOGIN, arguments), AccessEndpoints.LOGIN.answer());
    }

    private Request sign(Request request) {
        return sign(request, sessions.current());
    }

    private static Request sign(Request request, Session session) {
        boolean changes = !request.method().equals(Verb.GET.name());
        return session.sign(request.newBuilder(), changes).build();
    }

    private <R> R send(OkHttpClient client, Request request, Answer<R> answer) {
        try (Response response = client.newCall(request).execute()) {
            return answers.read(response, answer);
        } catch (IOException e) {
            throw Unreachable.because(address, e);
        }
    }

    @Override
    public String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress) {
        refuseFxThread();
        if (hasUploads()) {
            Arguments place = Arguments.NONE.with(PathParameters.NODE, node).with(PathParameters.STORAGE, storage);
            return resume(new ResumableUpload(wire(), place, file, progress));
        }
        Request request = new UploadRequest(requests, node, storage, file).build(progress);
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
        Arguments place = Arguments.NONE.with(PathParameters.NODE, node).with(PathParameters.VMID, vmid);
        return openConsole(GuestEndpoints.VNC_WEB_SOCKET, place, ticket.port(), ticket.ticket());
    }

    @Override
    public ByteStream openTerminal(Endpoint<Void> socket, Arguments place, TerminalTicket ticket) {
        refuseFxThread();
        return openConsole(socket, place, ticket.port(), ticket.ticket());
    }

    private ConsoleSocket openConsole(Endpoint<Void> endpoint, Arguments place, int port, String ticket) {
        Request request = ConsoleSocket.request(requests, endpoint, place, port, ticket);
        ConsoleSocket socket = new ConsoleSocket();
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

    /** Forgets the login and the connections to the server; it is not called any more. */
    @Override
    public void close() {
        sessions.close();
        http.connectionPool().evictAll();
    }
}
