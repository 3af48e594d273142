// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static dev.vireo.test.system.RunningNode.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A container of a node, as its API and LXC's own programs show it. */
final class LiveContainer {
    private final NodeContainers containers;
    private final ApiCaller admin;
    private final String vmid;

    LiveContainer(RunningNode node, ApiCaller admin, String vmid) {
        this.containers = node.containers();
        this.admin = admin;
        this.vmid = vmid;
    }

    /** Makes it of the template, without network, with a root of 64 MiB. */
    void create(Map<String, String> keys) throws Exception {
        Map<String, String> wish = new HashMap<>(Map.of(
                "vmid",
                vmid,
                "ostemplate",
                BusyboxTemplate.VOLUME,
                "rootfs",
                "local:0.0625",
                "memory",
                "64",
                "swap",
                "0"));
        wish.putAll(keys);
        RunningNode.succeed(admin, admin.post(path("/lxc"), wish));
    }

    ApiReply ask(String action, Map<String, String> arguments) throws Exception {
        return admin.post(path("/lxc/" + vmid + "/status/" + action), arguments);
    }

    void power(String action, Map<String, String> arguments) throws Exception {
        RunningNode.succeed(admin, ask(action, arguments));
    }

    /** Starts it and waits until its own first program has done its first work. */
    void start() throws Exception {
        power("start", Map.of());
        awaitUp();
    }

    void awaitUp() throws Exception {
        Until.holds("the container is up", () -> attempt("test", "-e", BusyboxTemplate.UP) == 0);
    }

    JsonNode config() throws Exception {
        return admin.get(path("/lxc/" + vmid + "/config")).data();
    }

    JsonNode status() throws Exception {
        return admin.get(path("/lxc/" + vmid + "/status/current")).data();
    }

    /** Whether the kernel holds its processes, in control groups of either version. */
    boolean isHeld() throws Exception {
        Path groups = Path.of("/sys/fs/cgroup");
        String pid = status().path("pid").asText();
        for (String line : Files.readAllLines(Path.of("/proc", pid, "cgroup"), StandardCharsets.UTF_8)) {
            String[] parts = line.split(":", 3);
            Path group = groups.resolve(parts[1]).resolve(parts[2].substring(1));
            if (parts[1].equals("freezer")) {
                return Files.readString(group.resolve("freezer.state")).strip().equals("FROZEN");
            }
            if (parts[1].isEmpty() && Files.exists(group.resolve("cgroup.events"))) {
                return Files.readString(group.resolve("cgroup.events")).contains("frozen 1");
            }
        }
        throw new AssertionError("process " + pid + " is in no control group that can be held");
    }

    ApiReply change(Map<String, String> keys) throws Exception {
        return admin.put(path("/lxc/" + vmid + "/config"), keys);
    }

    void destroy() throws Exception {
        RunningNode.succeed(admin, admin.delete(path("/lxc/" + vmid + "?force=1")));
    }

    /** What a program in it prints. */
    String inside(String... program) throws Exception {
        return BusyboxTemplate.run(attach(program)).strip();
    }

    /** Its exit code, which means nothing where the program ends the container that it runs in. */
    int attempt(String... program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(attach(program))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }

    private List<String> attach(String... program) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "lxc-attach",
                "--lxcpath=" + containers.directory(),
                "--name=" + name(),
                "--clear-env",
                "--set-var=PATH=/bin",
                "--"));
        command.addAll(List.of(program));
        return command;
    }

    private String name() throws IOException {
        return containers.running().stream()
                .filter(name -> name.matches("(v[0-9a-f]{2})?" + vmid))
                .findFirst()
                .orElse("not-there-" + vmid);
    }
}
