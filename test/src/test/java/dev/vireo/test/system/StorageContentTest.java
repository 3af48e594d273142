// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Storages and what comes onto them, over the API of a real agent. */
@Timeout(120)
final class StorageContentTest {
    private static final byte[] FILE = new byte[3 << 20];

    static {
        new Random(11).nextBytes(FILE);
    }

    private RunningNode node;
    private ApiCaller admin;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    StorageContentTest() {}

    @BeforeEach
    void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
    }

    @AfterEach
    void end() throws Exception {
        node.close();
    }

    private static String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FILE));
    }

    @Test
    void storageIsAddedUsedKeptWhileAGuestNeedsItAndRemovedWithoutItsData() throws Exception {
        Map<String, String> big = Map.of(
                "storage", "big", "type", "dir", "path", folder.resolve("big").toString());
        assertThat(admin.post("/storage", big).status()).isEqualTo(200);
        RunningNode.succeed(admin, admin.post(path("/qemu"), Map.of("vmid", "100", "scsi0", "big:1")));

        assertThat(admin.get("/storage/big").data().path("path").asText()).isEqualTo(big.get("path"));
        ApiReply refused = admin.delete("/storage/big");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.message()).contains("VM 100 (scsi0)");

        RunningNode.succeed(admin, admin.delete(path("/qemu/100")));
        Path kept = Files.writeString(folder.resolve("big/images/kept"), "x");
        assertThat(admin.delete("/storage/big").status()).isEqualTo(200);
        assertThat(kept).exists();
        assertThat(admin.get(path("/storage/big/status")).status()).isEqualTo(500);
    }

    @Test
    void uploadGoesOnAfterTheAgentsRestartAndIsThereAlreadyTheNextTime() throws Exception {
        String uploads = "/vireo" + path("/storage/local/uploads");
        Map<String, String> file = Map.of(
                "content",
                "iso",
                "filename",
                "x.iso",
                "size",
                String.valueOf(FILE.length),
                "checksum",
                sha256(),
                "checksum-algorithm",
                "sha256");
        assertThat(admin.get("/version").data().path("capabilities").toString()).contains("uploads");
        String one =
                uploads + "/" + admin.post(uploads, file).data().path("upload").asText();
        assertThat(admin.putBytes(one + "?offset=0", Arrays.copyOf(FILE, 1 << 20))
                        .status())
                .isEqualTo(200);

        node.restartAgent();
        admin = node.administrator();

        JsonNode state = admin.get(one).data();
        assertThat(state.path("offset").asInt()).isEqualTo(1 << 20);
        assertThat(admin.putBytes(one + "?offset=5", new byte[1]).status()).isEqualTo(400);
        byte[] rest = Arrays.copyOfRange(FILE, 1 << 20, FILE.length);
        assertThat(admin.putBytes(one + "?offset=" + (1 << 20), rest).status()).isEqualTo(200);
        RunningNode.succeed(admin, admin.post(one + "/commit", Map.of()));
        assertThat(node.state().resolve("storage/template/iso/x.iso")).hasBinaryContent(FILE);
        assertThat(admin.post(uploads, file).data().path("present").asInt()).isEqualTo(1);
    }

    @Test
    void fileOfTheNodesOwnNetworkIsFetchedForTheAdministratorAlone() throws Exception {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.setResponseContentLength(FILE.length);
                    exchange.getResponseSender().send(ByteBuffer.wrap(FILE));
                })
                .build();
        server.start();
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            String url = "http://127.0.0.1:" + port + "/y.iso";
            Map<String, String> asked = Map.of("content", "iso", "filename", "y.iso", "url", url);
            ApiCaller operator = operator();

            String refused = RunningNode.end(operator, operator.post(path("/storage/local/download-url"), asked));
            assertThat(refused).contains("loopback");
            String query = path("/query-url-metadata?url=" + ApiCaller.encode(url));
            assertThat(operator.get(query).message()).contains("loopback");

            assertThat(admin.get(query).data().path("size").asInt()).isEqualTo(FILE.length);
            RunningNode.succeed(admin, admin.post(path("/storage/local/download-url"), asked));
            assertThat(node.state().resolve("storage/template/iso/y.iso")).hasBinaryContent(FILE);
        } finally {
            server.stop();
        }
    }

    /** Somebody who may do anything with the node and the storage, and nothing with the rest. */
    private ApiCaller operator() throws Exception {
        Map<String, String> account = Map.of("userid", "operator@pve", "password", RunningNode.PASSWORD);
        assertThat(admin.post("/access/users", account).status()).isEqualTo(200);
        for (String place : new String[] {"/nodes/" + RunningNode.NAME, "/storage/local"}) {
            Map<String, String> entry = Map.of("path", place, "users", "operator@pve", "roles", "Administrator");
            assertThat(admin.put("/access/acl", entry).status()).isEqualTo(200);
        }
        return node.anonymous().login("operator@pve", RunningNode.PASSWORD);
    }
}
