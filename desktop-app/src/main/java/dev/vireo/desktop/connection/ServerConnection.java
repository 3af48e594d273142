// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.desktop.client.CertificatePin;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.inventory.ConnectionState;
import dev.vireo.desktop.inventory.ConnectionState.CertificateChanged;
import dev.vireo.desktop.inventory.ConnectionState.Connecting;
import dev.vireo.desktop.inventory.ConnectionState.LoginNeeded;
import dev.vireo.desktop.inventory.ConnectionState.Offline;
import dev.vireo.desktop.inventory.ConnectionState.Online;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.event.Event;
import dev.vireo.model.node.NodeAnswers.Version;
import dev.vireo.model.task.TaskEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one datacenter as its server tells, and tries again when the server is away. Lives on the FX thread. */
final class ServerConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);
    private static final Duration TICK = Duration.ofMillis(250);
    /** Events come in showers: each of them asks for a reading, and one does for all. */
    private static final Duration SHORTEST_POLL = Duration.ofMillis(500);

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration POLL_BESIDE_EVENTS = Duration.ofSeconds(10);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final Datacenter datacenter;
    private final AgentClient client;
    private final CertificatePin pin;
    private final Inventory inventory;
    private final Tasks tasks;
    private final Background background;
    private final InstantSource clock;
    private final EventStream events;
    private final UnlistedTasks unlisted;
    private Cancellation ticks = Cancellation.NONE;
    private Cancellation work = Cancellation.NONE;
    private boolean busy;
    private boolean newsWaiting;
    private Instant lastRead = Instant.EPOCH;
    private Duration retry = FIRST_RETRY;

    /** What one reading brings. */
    private record Reading(List<ClusterResource> resources, List<TaskEntry> tasks) {}

    ServerConnection(Link link, Inventory inventory, Tasks tasks, Background background, InstantSource clock) {
        this.datacenter = link.datacenter();
        this.client = link.client();
        this.pin = link.pin();
        this.inventory = inventory;
        this.tasks = tasks;
        this.background = background;
        this.clock = clock;
        this.events = new EventStream(client::listen, background, this::takeEvent);
        this.unlisted = new UnlistedTasks(datacenter, tasks, background);
    }

    /** A datacenter with what speaks to its server. */
    record Link(Datacenter datacenter, AgentClient client, CertificatePin pin) {}

    void start() {
        ticks = background.every(TICK, this::tick);
        connect();
    }

    /** Tries at once, for instance after a new certificate was accepted. */
    void connect() {
        if (!(state() instanceof Offline)) {
            datacenter.setConnection(new Connecting());
        }
        busy = true;
        work = background.run(() -> client.call(ClusterEndpoints.VERSION, Arguments.NONE), this::greet, this::lost);
    }

    private ConnectionState state() {
        return datacenter.connectionProperty().get();
    }

    private void greet(Version version) {
        List<String> capabilities = version.capabilities();
        if (capabilities != null && capabilities.contains("events")) {
            events.open();
        }
        read();
    }

    private void takeEvent(Event event) {
        inventory.notice(datacenter, event);
        newsWaiting = true;
        readNews();
    }

    private void readNews() {
        if (newsWaiting && !busy && state() instanceof Online && isOlderThan(SHORTEST_POLL)) {
            read();
        }
    }

    /** A clock that was set back tells nothing of the age: then it counts as high. */
    private boolean isOlderThan(Duration age) {
        Duration present = Duration.between(lastRead, clock.instant());
        return present.isNegative() || present.compareTo(age) >= 0;
    }

    private boolean isTimeFor(Instant attempt) {
        Duration left = Duration.between(clock.instant(), attempt);
        return left.isNegative() || left.isZero() || left.compareTo(LONGEST_RETRY) > 0;
    }

    private void tick() {
        if (busy) {
            return;
        }
        if (state() instanceof Offline offline && isTimeFor(offline.retryAt())) {
            connect();
        } else if (state() instanceof Online && isOlderThan(events.isOpen() ? POLL_BESIDE_EVENTS : POLL)) {
            read();
        } else {
            readNews();
        }
    }

    private void read() {
        busy = true;
        newsWaiting = false;
        lastRead = clock.instant();
        work = background.run(
                () -> new Reading(
                        client.call(ClusterEndpoints.RESOURCES, Arguments.NONE),
                        client.call(ClusterEndpoints.TASKS, Arguments.NONE)),
                this::show,
                this::lost);
    }

    private void show(Reading reading) {
        busy = false;
        retry = FIRST_RETRY;
        if (!(state() instanceof Online)) {
            datacenter.setConnection(new Online());
        }
        inventory.apply(datacenter, reading.resources());
        tasks.apply(datacenter, reading.tasks());
        unlisted.compare(reading.tasks());
        readNews();
    }

    private void lost(Throwable failure) {
        busy = false;
        events.close();
        if (pin.refused().isPresent() && pin.accepted().isPresent()) {
            datacenter.setConnection(
                    new CertificateChanged(pin.accepted().get(), pin.refused().get()));
        } else if (failure instanceof ApiException refusal && refusal.kind() == ErrorKind.NOT_LOGGED_IN) {
            datacenter.setConnection(new LoginNeeded(String.valueOf(refusal.getMessage())));
        } else {
            LOG.debug("connection to {} lost", datacenter.key(), failure);
            datacenter.setConnection(new Offline(
                    String.valueOf(failure.getMessage()), clock.instant().plus(retry)));
            retry = retry.multipliedBy(2).compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry.multipliedBy(2);
        }
    }

    void close() {
        ticks.cancel();
        work.cancel();
        events.close();
        client.close();
    }
}
