// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.ContainerDiskEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.Endpoints;
import dev.vireo.model.api.Verb;
import dev.vireo.model.option.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody without rights may not do, on every endpoint that changes something. */
final class RightsTest {
    private static final String USER = "nobody@pve";
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("node", RunningNode.NAME),
            Map.entry("vmid", "100"),
            Map.entry("storage", "local"),
            Map.entry("userid", RunningNode.ADMINISTRATOR),
            Map.entry("tokenid", "stolen"),
            Map.entry("volume", "local:100/vm-100-disk-0.qcow2"),
            Map.entry("filename", "vm-100-disk-7.qcow2"),
            Map.entry("size", "1M"),
            Map.entry("ostemplate", "local:vztmpl/busybox_1_amd64.tar.gz"),
            Map.entry("disk", "scsi0"),
            Map.entry("service", "cron"),
            Map.entry("iface", "vmbr9"),
            Map.entry("cidr", "10.0.0.1/24"),
            Map.entry("command", "reboot"),
            Map.entry("timezone", "Etc/UTC"),
            Map.entry("search", "example.org"),
            Map.entry("data", "127.0.0.1 localhost"),
            Map.entry("certificates", "none"),
            Map.entry("snapname", "before-the-update"),
            Map.entry("newid", "999"),
            Map.entry("content", "iso"),
            Map.entry("url", "http://127.0.0.1/x.iso"),
            Map.entry("upload", "00000000-0000-0000-0000-000000000000"),
            Map.entry("offset", "0"),
            Map.entry("id", "licence-key"),
            Map.entry("map", "node=testnode,id=0529:0001"),
            Map.entry("type", "dir"),
            Map.entry("path", "/"),
            Map.entry("roles", "Administrator"),
            Map.entry("password", "another password"),
            Map.entry("upid", "UPID:testnode:00000001:00000001:60000000:qmstart:100:admin@pve:"));

    private static RunningNode node;
    private static ApiCaller admin;
    private static ApiCaller nobody;

    @SuppressWarnings("NullAway.Init") // begin() sets the fields
    RightsTest() {}

    @BeforeAll
    static void begin() throws Exception {
        node = RunningNode.start();
        admin = node.administrator();
        for (String vmid : List.of("100", "101")) {
            RunningNode.succeed(admin, admin.post(path("/qemu"), Map.of("vmid", vmid, "scsi0", "local:1")));
        }
        addUser(USER);
        nobody = node.anonymous().login(USER, RunningNode.PASSWORD);
    }

    @AfterAll
    static void end() throws Exception {
        node.close();
    }

    static List<Endpoint<?>> changing() {
        return Endpoints.ALL.stream()
                .filter(endpoint -> endpoint.verb() != Verb.GET && !endpoint.equals(AccessEndpoints.LOGIN))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("changing")
    void refusesWhoHasNoRightsAndNamesWhatIsNeeded(Endpoint<?> endpoint) throws Exception {
        ApiReply reply = call(nobody, endpoint);
        assertThat(reply.status()).as("%s", reply).isEqualTo(403);
        assertThat(reply.message()).matches("Permission check failed \\(/[^,]*, [A-Z][A-Za-z.|]+\\)");
    }

    @Test
    void givesATokenWithPrivilegeSeparationNoRightsOfItsUser() throws Exception {
        JsonNode made = admin.post("/access/users/" + RunningNode.ADMINISTRATOR + "/token/bare", Map.of())
                .data();
        ApiCaller token = node.anonymous()
                .withToken(
                        made.path("full-tokenid").asText(), made.path("value").asText());
        for (Endpoint<?> endpoint : changing()) {
            ApiReply reply = call(token, endpoint);
            assertThat(reply.status()).as("%s", reply).isEqualTo(403);
        }
        assertThat(token.get(path("/qemu")).data()).isEmpty();
    }

    @Test
    void refusesCallsWithoutLogin() throws Exception {
        assertThat(node.anonymous().get("/version").status()).isEqualTo(401);
    }

    @Test
    void showsAnAuditorOfOneGuestThatGuestAlone() throws Exception {
        addUser("auditor@pve");
        Map<String, String> entry = Map.of("path", "/vms/101", "users", "auditor@pve", "roles", "PVEAuditor");
        assertThat(admin.put("/access/acl", entry).status()).isEqualTo(200);
        ApiCaller auditor = node.anonymous().login("auditor@pve", RunningNode.PASSWORD);

        assertThat(auditor.get(path("/qemu")).data().findValuesAsText("vmid")).containsExactly("101");
        assertThat(auditor.get("/cluster/resources?type=vm").data().findValuesAsText("vmid"))
                .containsExactly("101");
        assertThat(auditor.get(path("/qemu/101/config")).status()).isEqualTo(200);
        String load = "/vireo/nodes/" + RunningNode.NAME;
        assertThat(admin.get("/version").data().path("capabilities").toString()).contains("\"load\"");
        assertThat(auditor.get(load + "/guests/101/load").data().path("zone").asText())
                .isNotEmpty();
        assertThat(auditor.get(load + "/guests/100/load").status()).isEqualTo(403);
        assertThat(auditor.get(load + "/load").status()).isEqualTo(403);
        assertThat(auditor.get(load + "/storage/local/load").status()).isEqualTo(403);
        ApiReply other = auditor.get(path("/qemu/100/config"));
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.message()).contains("/vms/100, VM.Audit");
        assertThat(auditor.post(path("/qemu/101/status/start"), Map.of()).status())
                .isEqualTo(403);
    }

    private static void addUser(String user) throws Exception {
        Map<String, String> account = Map.of("userid", user, "password", RunningNode.PASSWORD);
        assertThat(admin.post("/access/users", account).status()).isEqualTo(200);
    }

    /** Calls an endpoint with arguments of which nothing but the right is missing. */
    private static ApiReply call(ApiCaller caller, Endpoint<?> endpoint) throws Exception {
        String path = endpoint.path();
        Map<String, String> arguments = new HashMap<>();
        for (Option<?> option : endpoint.parameters().options()) {
            String place = "{" + option.name() + "}";
            if (path.contains(place)) {
                path = path.replace(place, ApiCaller.encode(SAMPLES.getOrDefault(option.name(), "")));
            } else if (option.required()) {
                boolean isKey =
                        option.equals(ContainerDiskEndpoints.VOLUME) || option.equals(ContainerDiskEndpoints.ATTACHED);
                arguments.put(option.name(), isKey ? "rootfs" : SAMPLES.getOrDefault(option.name(), ""));
            }
        }
        if (path.endsWith("/upload")) {
            return caller.upload(path, "iso", "empty.iso", new byte[0]);
        }
        return caller.call(endpoint.verb().name(), path, arguments);
    }
}
