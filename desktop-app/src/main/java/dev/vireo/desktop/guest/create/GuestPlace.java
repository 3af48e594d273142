// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.load.UsualLoads;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a guest can be made: offers the nodes with their load, proposes a free number and looks whether one typed is free. */
public final class GuestPlace {
    private final NodeReader reader;
    private final UsualLoads usual;
    private final List<NodeChoice> nodes;
    private final PlaceFields fields;
    private final Consumer<Throwable> failed;
    private Cancellation proposing = Cancellation.NONE;
    private Cancellation checkingVmid = Cancellation.NONE;

    /**
     * @param nodes where the guest can be made, with their load
     * @param failed is told why something could not be read
     */
    public GuestPlace(
            AgentApi api,
            Background background,
            List<NodeChoice> nodes,
            PlaceFields fields,
            Consumer<Throwable> failed) {
        this.reader = new NodeReader(api, background);
        this.usual = new UsualLoads(api, background);
        this.nodes = List.copyOf(nodes);
        this.fields = fields;
        this.failed = failed;
        fields.vmid().textProperty().addListener((observable, before, now) -> checkVmid());
    }

    /** Begins: offers the nodes, {@code preferred} first, and asks for a free number. */
    public void open(Optional<NodeName> preferred) {
        fields.offer(nodes);
        usual.read(NodeChoice.loads(nodes));
        preferred.ifPresent(fields.node()::choose);
        proposing = reader.readFreeVmid(this::propose, failed);
    }

    /** A number that somebody has typed meanwhile stays. */
    private void propose(Vmid free) {
        if (fields.vmid().written().isEmpty()) {
            fields.vmid().textProperty().set(free.toString());
        }
    }

    /** Ends: nothing that is still being read will arrive. */
    public void close() {
        proposing.cancel();
        checkingVmid.cancel();
        usual.close();
    }

    private void checkVmid() {
        checkingVmid.cancel();
        Optional<Vmid> typed = fields.vmid().value();
        checkingVmid = typed.isEmpty()
                ? Cancellation.NONE
                : reader.readIsFree(
                        typed.get(),
                        free -> {
                            if (!free) {
                                fields.vmidIsTaken(typed.get());
                            }
                        },
                        failed);
    }

    /** Nodes that were offered. */
    public List<NodeChoice> nodes() {
        return nodes;
    }

    /** What is usual for them at which hour. */
    public UsualLoads usualLoads() {
        return usual;
    }

    /** Processors of a node; 0 if that is not known. */
    public long processorsOf(NodeName node) {
        return nodes.stream()
                .filter(choice -> choice.name().equals(node))
                .map(choice -> choice.usage().maxcpu())
                .mapToLong(processors -> processors == null ? 0 : Math.round(processors))
                .findFirst()
                .orElse(0);
    }
}
