// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A server that checks arguments as the real one does, answers as it was told, and remembers what it was asked. */
public final class MadeUpServer implements AgentApi {
    /** UPID of every task that is begun without an answer of its own. */
    public static final String UPID = "UPID:pve1:00000001:00000001:6924A000:qmsomething:102:root@pam:";

    private final Map<Endpoint<?>, Function<Arguments, ?>> answers = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Datacenter datacenter = new Datacenter("test", "test", this);
    private final Inventory inventory = new Inventory();
    private final List<ClusterResource> resources =
            new ArrayList<>(List.of(ClusterResource.node("pve1", "online", Usage.UNKNOWN)));
    private final SameThreadBackground background = new SameThreadBackground();

    /** A server with one node and no guests. */
    public MadeUpServer() {
        inventory.add(datacenter);
        inventory.apply(datacenter, resources);
    }

    /** Gives it a virtual machine, or changes how one stands that it has. */
    public GuestItem guest(int vmid, String status, boolean isTemplate) {
        return guest("qemu", vmid, status, isTemplate);
    }

    /** Gives it a container, or changes how one stands that it has. */
    public GuestItem container(int vmid, String status, boolean isTemplate) {
        return guest("lxc", vmid, status, isTemplate);
    }

    /** Gives it a storage. */
    public StorageItem storage(String name, String content) {
        resources.add(new ClusterResource(
                "storage/pve1/" + name,
                "storage",
                "pve1",
                "available",
                null,
                null,
                null,
                null,
                null,
                name,
                "dir",
                content,
                false,
                Usage.UNKNOWN));
        inventory.apply(datacenter, resources);
        return datacenter.storages().stream()
                .filter(storage -> storage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private GuestItem guest(String type, int vmid, String status, boolean isTemplate) {
        resources.removeIf(known -> known.id().equals(type + "/" + vmid));
        resources.add(new ClusterResource(
                type + "/" + vmid,
                type,
                "pve1",
                status,
                vmid,
                (type.equals("lxc") ? "ct" : "vm") + vmid,
                isTemplate,
                null,
                null,
                null,
                null,
                null,
                null,
                Usage.UNKNOWN));
        inventory.apply(datacenter, resources);
        return datacenter.guests().stream()
                .filter(guest -> guest.vmid().equals(new Vmid(vmid)))
                .findFirst()
                .orElseThrow();
    }

    /** Answers an endpoint so. */
    public <R> void answer(Endpoint<R> endpoint, Function<Arguments, R> answer) {
        answers.put(endpoint, answer);
    }

    /** What changed something: the verb and path, then the arguments by name. */
    public List<String> calls() {
        return calls;
    }

    /** The datacenter that it serves. */
    public Datacenter datacenter() {
        return datacenter;
    }

    /** Does what it is given at once. */
    public SameThreadBackground background() {
        return background;
    }

    /** Opens a dialog about an operation and presses the button that begins it. */
    public OperationViewModel begin(Operation operation) {
        OperationViewModel model = new OperationViewModel(operation, background, upids -> {}, late -> {});
        model.open();
        model.begin();
        return model;
    }

    @Override
    @SuppressWarnings("unchecked") // answers are registered with their endpoint's type
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        Map<String, String> given = arguments.options().asMap();
        Arguments checked = Arguments.check(endpoint.parameters(), given);
        if (!endpoint.verb().name().equals("GET")) {
            Map<String, String> shown = new java.util.TreeMap<>(given);
            shown.remove("node");
            shown.remove("vmid");
            calls.add(endpoint + " " + shown);
        }
        Function<Arguments, ?> answer = answers.get(endpoint);
        if (answer != null) {
            return (R) answer.apply(checked);
        }
        if (endpoint.verb().name().equals("GET")) {
            throw ApiException.failed("not told");
        }
        return (R) UPID;
    }

    @Override
    public String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress) {
        throw new UnsupportedOperationException();
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
