// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.agent;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestAgentEndpoints;
import java.time.Duration;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;

/** What the agent inside a running guest tells, asked anew once in a while. */
public final class AgentViewModel {
    private static final Duration REFRESH = Duration.ofSeconds(20);

    private final GuestItem guest;
    private final Background background;
    private final ReadOnlyObjectWrapper<AgentInfo> info = new ReadOnlyObjectWrapper<>(AgentInfo.UNKNOWN);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ChangeListener<ItemStatus> onStatus = (observed, before, now) -> read();
    private Cancellation ticks = Cancellation.NONE;
    private Cancellation reading = Cancellation.NONE;

    /** The agent of that guest; nothing is asked before {@link #open}. */
    public AgentViewModel(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
    }

    /** Begins to ask. */
    public void open() {
        close();
        if (guest.kind() == GuestItem.Kind.VM) {
            guest.statusProperty().addListener(onStatus);
            ticks = background.every(REFRESH, this::read);
            read();
        }
    }

    /** Ends asking. */
    public void close() {
        guest.statusProperty().removeListener(onStatus);
        ticks.cancel();
        reading.cancel();
    }

    private void read() {
        reading.cancel();
        if (guest.status() != ItemStatus.RUNNING) {
            take(AgentInfo.UNKNOWN);
            return;
        }
        AgentApi api = guest.datacenter().api();
        Arguments path = new GuestCalls(guest).path();
        reading = background.run(() -> ask(api, path), this::take, this::fail);
    }

    /** The first question tells whether the agent answers; older agents lack some of the others. */
    private static AgentInfo ask(AgentApi api, Arguments path) {
        Map<String, Object> network = api.call(GuestAgentEndpoints.NETWORK_INTERFACES, path);
        Map<String, Object> system = askOrNothing(api, GuestAgentEndpoints.OPERATING_SYSTEM, path);
        return new AgentInfo(
                AgentInfo.hostName(askOrNothing(api, GuestAgentEndpoints.HOST_NAME, path)),
                AgentInfo.system(system),
                AgentInfo.kernel(system),
                AgentInfo.addresses(network),
                AgentInfo.fileSystems(askOrNothing(api, GuestAgentEndpoints.FILE_SYSTEMS, path)));
    }

    private static Map<String, Object> askOrNothing(
            AgentApi api, Endpoint<Map<String, Object>> endpoint, Arguments path) {
        try {
            return api.call(endpoint, path);
        } catch (ApiException e) {
            return Map.of();
        }
    }

    private void take(AgentInfo read) {
        failure.set("");
        info.set(read);
    }

    private void fail(Throwable reason) {
        info.set(AgentInfo.UNKNOWN);
        failure.set(Failures.words(reason));
    }

    /** The guest. */
    GuestItem guest() {
        return guest;
    }

    /** What the agent told last. */
    ReadOnlyObjectProperty<AgentInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    /** Why the agent could not be asked; empty if it could. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
