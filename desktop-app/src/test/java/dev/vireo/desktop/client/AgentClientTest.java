// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentClientTest {
    private static final Arguments VM = Arguments.of(
            Options.EMPTY.with(PathParameters.NODE, new NodeName("pve1")).with(PathParameters.VMID, new Vmid(102)));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private FakeAgent agent;
    private CertificatePin pin;
    private AgentClient client;

    @BeforeEach
    void start() throws IOException {
        agent = new FakeAgent();
        pin = new CertificatePin(agent.fingerprint());
        client = client(pin, false);
    }

    @AfterEach
    void end() {
        client.close();
        agent.close();
    }

    private AgentClient client(CertificatePin certificate, boolean fxThread) {
        InstantSource clock = now::get;
        Credentials credentials = new Credentials(UserId.parse("admin@pve"), "secret");
        return new AgentClient(new OkHttpClient(), agent.address(), certificate, credentials, clock, () -> fxThread);
    }

    @Test
    void firstCallLogsInAndSendsTheTicketAsCookie() {
        client.call(ClusterEndpoints.VERSION, Arguments.NONE);
        RecordedRequest login = agent.requests().get(0);
        assertThat(String.valueOf(login.getBody().utf8())).isEqualTo("username=admin%40pve&password=secret");
        assertThat(agent.last().getHeaders().get("Cookie")).isEqualTo("PVEAuthCookie=PVE:t::1");
        assertThat(agent.last().getHeaders().get("CSRFPreventionToken")).isNull();
    }

    @Test
    void listIsSentAsItsParameterSeveralTimes() {
        agent.answer("POST /api2/json/cluster/mapping/usb", "{\"data\":null}");
        client.call(
                MappingEndpoints.USB.create(),
                Arguments.NONE
                        .with(MappingEndpoints.ID, new MappingId("stick"))
                        .with(MappingEndpoints.NEW_MAP, List.of("node=a,id=1111:2222", "node=b,id=1111:2222")));
        assertThat(String.valueOf(agent.last().getBody().utf8()))
                .isEqualTo("id=stick&map=node%3Da%2Cid%3D1111%3A2222&map=node%3Db%2Cid%3D1111%3A2222");
    }

    @Test
    void changingCallCarriesTheTokenAgainstForgery() {
        agent.answer("POST /api2/json/nodes/pve1/qemu/102/status/start", "{\"data\":\"UPID:x\"}");
        assertThat(client.call(GuestEndpoints.START_VM, VM)).isEqualTo("UPID:x");
        assertThat(agent.last().getHeaders().get("CSRFPreventionToken")).isEqualTo("c:1");
    }

    @Test
    void anHourOldTicketIsRenewedByItself() {
        client.call(ClusterEndpoints.VERSION, Arguments.NONE);
        now.set(Instant.EPOCH.plusSeconds(3700));
        client.call(ClusterEndpoints.VERSION, Arguments.NONE);
        assertThat(agent.requests().get(2).getBody().utf8()).contains("password=PVE%3At%3A%3A1");
    }

    @Test
    void aPasswordThatIsRefusedIsSentOnceHoweverManyCallsThereAre() {
        agent.refuse("POST /api2/json/access/ticket", 401, "authentication failure", "");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.call(ClusterEndpoints.VERSION, Arguments.NONE))
                    .hasMessage("authentication failure");
        }
        assertThat(agent.requests()).hasSize(1);
        assertThatThrownBy(() -> client.logIn()).hasMessage("authentication failure");
        assertThat(agent.requests()).hasSize(2);
    }

    @Test
    void whoHasLoggedOutDoesNotLogInAgain() {
        client.call(ClusterEndpoints.VERSION, Arguments.NONE);
        client.close();
        int before = agent.requests().size();
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> client.call(ClusterEndpoints.VERSION, Arguments.NONE));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.NOT_LOGGED_IN);
        assertThat(agent.requests()).hasSize(before);
    }

    @Test
    void aPageInPlaceOfAnAnswerIsNoEmptyAnswer() {
        agent.answer("GET /api2/json/cluster/resources", "<html>Log in to the network first</html>");
        assertThatThrownBy(() -> client.call(ClusterEndpoints.RESOURCES, Arguments.NONE))
                .hasMessage("The server's answer cannot be read.");
    }

    @Test
    void aServerWithoutTlsIsNotSaidToHaveAnotherCertificate() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerWithoutTls(plain));
            answering.start();
            ServerAddress address = new ServerAddress("127.0.0.1", plain.getLocalPort());
            Credentials credentials = new Credentials(UserId.parse("admin@pve"), "secret");
            try (AgentClient lost =
                    new AgentClient(new OkHttpClient(), address, pin, credentials, now::get, () -> false)) {
                assertThatThrownBy(() -> lost.call(ClusterEndpoints.VERSION, Arguments.NONE))
                        .hasMessageContaining("does not speak TLS");
            }
        }
    }

    private static void answerWithoutTls(ServerSocket server) {
        try {
            while (true) {
                try (Socket caller = server.accept()) {
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    caller.getInputStream().read();
                }
            }
        } catch (IOException e) {
            // the test has ended
        }
    }

    @Test
    void numbersAsTextsFlagsAsDigitsAndUnknownKindsAreRead() {
        List<ClusterResource> all = client.call(ClusterEndpoints.RESOURCES, Arguments.NONE);
        assertThat(all).hasSize(7);
        ClusterResource legacy = all.get(3);
        assertThat(legacy.vmid()).isEqualTo(104);
        assertThat(legacy.template()).isFalse();
        assertThat(all.get(2).usage()).isNotNull().extracting(Usage::maxcpu).isEqualTo(4.0);
        assertThat(all.get(0).usage()).isNotNull().extracting(Usage::mem).isEqualTo(4294967296L);
    }

    @Test
    void refusalTakesTheReasonPhraseWhereTheBodyHasNoMessage() {
        agent.refuse("GET /api2/json/version", 403, "Permission check failed (/, Sys.Audit)", "");
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> client.call(ClusterEndpoints.VERSION, Arguments.NONE));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(refusal).hasMessage("Permission check failed (/, Sys.Audit)");
    }

    @Test
    void refusedParametersComeWithTheirReasons() {
        agent.refuse(
                "POST /api2/json/nodes/pve1/qemu/102/status/start",
                400,
                "Parameter verification failed.",
                "{\"data\":null,\"errors\":{\"vmid\":\"no\\n\"},\"message\":\"Parameter verification failed.\\n\"}");
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> client.call(GuestEndpoints.START_VM, VM));
        assertThat(refusal.errors()).containsEntry("vmid", "no");
    }

    @Test
    void anotherCertificateIsRefusedAndRemembered() {
        CertificatePin other = new CertificatePin(Fingerprint.parse("00".repeat(32)));
        try (AgentClient stranger = client(other, false)) {
            assertThatThrownBy(() -> stranger.call(ClusterEndpoints.VERSION, Arguments.NONE))
                    .isInstanceOf(ApiException.class);
        }
        assertThat(agent.requests()).isEmpty();
        assertThat(other.refused().orElseThrow().fingerprint()).isEqualTo(agent.fingerprint());
        assertThat(other.refused().orElseThrow().subject()).contains("pve1.example");
    }

    @Test
    void fxThreadIsRefused() {
        try (AgentClient waiting = client(pin, true)) {
            assertThatThrownBy(() -> waiting.call(ClusterEndpoints.VERSION, Arguments.NONE))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void slashInVolumeIsEncoded() {
        agent.answer("DELETE /api2/json/nodes/pve1/storage/local/content/local:iso%2Fa.iso", "{\"data\":\"UPID:d\"}");
        Arguments volume = Arguments.of(Options.EMPTY
                .with(PathParameters.NODE, new NodeName("pve1"))
                .with(PathParameters.STORAGE, new StorageId("local"))
                .with(StorageEndpoints.VOLUME, "local:iso/a.iso"));
        assertThat(client.call(StorageEndpoints.DELETE_VOLUME, volume)).isEqualTo("UPID:d");
    }

    @Test
    void uploadSendsTheFileLastUnderItsNameAndTellsProgress(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.iso"), "image");
        agent.answer("POST /api2/json/nodes/pve1/storage/local/upload", "{\"data\":\"UPID:u\"}");
        RecordingProgress progress = new RecordingProgress(false);
        String upid = client.upload(
                new NodeName("pve1"),
                new StorageId("local"),
                new UploadFile(file, "b.iso", "iso", "ab".repeat(32)),
                progress);
        assertThat(upid).isEqualTo("UPID:u");
        String body = agent.last().getBody().utf8();
        assertThat(body)
                .containsSubsequence(
                        "name=\"content\"",
                        "iso",
                        "name=\"checksum-algorithm\"",
                        "name=\"checksum\"",
                        "name=\"filename\"; filename=\"b.iso\"",
                        "image");
        assertThat(progress.sent).isEqualTo(5);
    }

    @Test
    void cancelledUploadFails(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.iso"), "image");
        assertThatThrownBy(() -> client.upload(
                        new NodeName("pve1"),
                        new StorageId("local"),
                        UploadFile.of(file, "iso"),
                        new RecordingProgress(true)))
                .hasMessage("The upload was cancelled.");
    }

    private static final class RecordingProgress implements UploadProgress {
        private final boolean cancelled;
        private long sent;

        RecordingProgress(boolean cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public void sent(long bytes, long total) {
            sent = bytes;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
