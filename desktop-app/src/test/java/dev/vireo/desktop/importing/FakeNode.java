// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.desktop.guest.create.FakeServer;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node that takes files and imports, and remembers in words what changed it. */
public final class FakeNode implements AgentApi {
    static final String UPID = "UPID:pve1:00000001:00000001:6924A000:qmcreate:105:root@pam:";

    final FakeServer server = new FakeServer();
    final List<String> changes = new ArrayList<>();
    /** How tasks end. */
    String exit = "OK";
    /** Whether files are there already. */
    boolean present;
    /** What happens while a file is being sent. */
    Runnable whileSending = () -> {};

    /** A node with two storages. */
    public FakeNode() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(storage("ceph", "rbd", "images"), storage("local", "dir", "iso,images,import")));
        server.answer(
                StorageEndpoints.LIST_CONTENT,
                arguments -> List.of(new VolumeEntry(
                        "local:import/old.vdi", "import", "vdi", 1L << 20, null, null, null, null, null, null, null)));
        server.answer(
                NodeEndpoints.LIST_INTERFACES,
                arguments -> List.of(new NetworkInterface("vmbr0", "bridge", true, null, "10.0.0.1/24", "eth0")));
        server.answer(NodeEndpoints.CPU_MODELS, arguments -> List.of());
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> Map.of("scsi0", "local:104/a.raw", "ostype", "l26"));
        server.answer(
                TaskEndpoints.STATUS,
                arguments ->
                        new TaskStatus(UPID, "pve1", 1, 1, 1, "qmcreate", "105", "root@pam", null, "stopped", exit));
        remember(GuestEndpoints.CREATE_VM, UPID);
        remember(GuestEndpoints.CHANGE_CONFIG_ASYNC, UPID);
        remember(GuestEndpoints.CHANGE_CONFIG, null);
        remember(StorageEndpoints.DELETE_VOLUME, UPID);
    }

    private <R> void remember(Endpoint<R> endpoint, @Nullable R answer) {
        server.answer(endpoint, arguments -> {
            changes.add(
                    endpoint.verb() + " " + arguments.options().without("node").asMap());
            return answer;
        });
    }

    void refuse(Map<String, String> errors) {
        server.answer(GuestEndpoints.CREATE_VM, arguments -> {
            throw ApiException.badParameters(errors);
        });
    }

    private static StorageState storage(String name, String type, String content) {
        return new StorageState(name, type, content, true, true, false, 100L << 30, 0L, 100L << 30, 0.0);
    }

    @Override
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        return server.call(endpoint, arguments);
    }

    @Override
    public String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress) {
        whileSending.run();
        if (progress.isCancelled()) {
            throw ApiException.failed("cancelled");
        }
        changes.add("send " + storage + ":" + file.content() + "/" + file.name());
        if (present) {
            progress.alreadyThere();
            return "";
        }
        return UPID;
    }

    @Override
    public RfbTransport openScreen(NodeName node, Vmid vmid, VncTicket ticket) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserId user() {
        return UserId.parse("root@pam");
    }
}
