// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Upid;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.model.task.TaskStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A virtual machine as the API tells of it, apart from the desktop. */
record Guest(AgentApi api, Vmid vmid) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Arguments onNode() {
        return Arguments.of(Options.EMPTY.with(PathParameters.NODE, NodeUnderTest.NAME));
    }

    private Arguments here() {
        return onNode().with(PathParameters.VMID, vmid);
    }

    /** Puts a CD image onto the storage {@code local}. */
    static void upload(AgentApi api, Path iso) {
        await(
                api,
                api.upload(NodeUnderTest.NAME, StorageId.parse("local"), UploadFile.of(iso, "iso"), new Unhindered()));
    }

    private static void await(AgentApi api, String upid) {
        Arguments task = onNode().with(TaskEndpoints.UPID, Upid.parse(upid));
        TaskStatus end = Eventually.get(
                "the end of " + upid,
                PATIENCE,
                () -> Optional.of(api.call(TaskEndpoints.STATUS, task)).filter(status -> !status.isRunning()));
        if (!end.isSuccess()) {
            throw new AssertionError(upid + " ended with " + end.exitstatus());
        }
    }

    /** Whether the node has it. */
    boolean exists() {
        return api.call(GuestEndpoints.LIST, onNode()).stream().anyMatch(status -> status.vmid() == vmid.number());
    }

    /** Its configuration. */
    Map<String, Object> configuration() {
        return api.call(GuestEndpoints.READ_CONFIG, here());
    }

    /** Makes it of those keys. */
    void create(Map<String, String> keys) {
        Options options = here().options();
        for (Map.Entry<String, String> key : keys.entrySet()) {
            options = options.with(key.getKey(), key.getValue());
        }
        await(api, api.call(GuestEndpoints.CREATE_VM, Arguments.of(options)));
    }

    /** Gives it a serial port. */
    void addSerialPort() {
        api.call(GuestEndpoints.CHANGE_CONFIG, Arguments.of(here().options().with("serial0", "socket")));
    }

    /** Starts it. */
    void start() {
        await(api, api.call(GuestEndpoints.START_VM, here()));
    }

    /** How it stands. */
    VmStatus status() {
        return api.call(GuestEndpoints.STATUS, here());
    }

    /** QEMU's process while it runs. */
    Optional<ProcessHandle> process() {
        return Optional.ofNullable(status().pid()).flatMap(ProcessHandle::of);
    }

    /** The socket that QEMU's command line names for a channel, such as {@code qmp} or {@code serial0}. */
    Path socket(String channel) throws IOException {
        long pid = process().orElseThrow().pid();
        String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        Matcher socket =
                Pattern.compile("path=([^,\0]*\\." + channel + ")[,\0]").matcher(line);
        if (!socket.find()) {
            throw new IOException("QEMU has no socket for " + channel + ": " + line.replace('\0', ' '));
        }
        return Path.of(socket.group(1));
    }

    private static final class Unhindered implements UploadProgress {
        @Override
        public void sent(long bytes, long total) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
