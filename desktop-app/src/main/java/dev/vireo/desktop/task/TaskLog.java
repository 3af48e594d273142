// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.id.Upid;
import dev.vireo.model.option.Options;
import dev.vireo.model.task.LogLine;
import dev.vireo.model.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Follows the log of a task until the task has ended. */
final class TaskLog {
    private static final Duration PERIOD = Duration.ofMillis(700);
    private static final long LINES_A_READING = 2000;

    final ObservableList<String> lines = FXCollections.observableArrayList();
    final BooleanProperty running = new SimpleBooleanProperty(true);
    final StringProperty end = new SimpleStringProperty("");

    private final AgentApi api;
    private final Upid upid;
    private final Background background;
    private final Failures failures = new Failures();
    private Cancellation ticks = Cancellation.NONE;
    private boolean busy;

    private record Reading(TaskStatus status, List<LogLine> fresh) {}

    TaskLog(AgentApi api, Upid upid, Background background) {
        this.api = api;
        this.upid = upid;
        this.background = background;
    }

    void open() {
        ticks = background.every(PERIOD, this::read);
        read();
    }

    void close() {
        ticks.cancel();
    }

    private Arguments task() {
        return Arguments.of(Options.EMPTY.with(PathParameters.NODE, upid.node()).with(TaskEndpoints.UPID, upid));
    }

    private void read() {
        if (busy) {
            return;
        }
        busy = true;
        long known = lines.size();
        background.run(() -> readFrom(known), this::show, this::fail);
    }

    /** The state is read before the lines: then no line of an ended task is missed. */
    private Reading readFrom(long known) {
        TaskStatus status = api.call(TaskEndpoints.STATUS, task());
        Arguments more = task().with(TaskEndpoints.START, known).with(TaskEndpoints.LIMIT, LINES_A_READING);
        return new Reading(status, api.call(TaskEndpoints.LOG, more));
    }

    private void show(Reading reading) {
        busy = false;
        failures.read();
        long known = lines.size();
        lines.addAll(reading.fresh().stream()
                .filter(line -> line.n() > known)
                .map(line -> line.t() == null ? "" : line.t())
                .toList());
        if (!reading.status().isRunning() && reading.fresh().size() < LINES_A_READING) {
            ticks.cancel();
            running.set(false);
            end.set(
                    reading.status().exitstatus() == null
                            ? ""
                            : reading.status().exitstatus());
        }
    }

    private void fail(Throwable failure) {
        busy = false;
        failures.notRead(failure);
    }

    /** Asks the server to stop the task; a refusal is shown until that is asked again. */
    void stop() {
        failures.acting();
        background.run(() -> api.call(TaskEndpoints.STOP, task()), done -> read(), failures::notDone);
    }

    /** Why it could not be read or stopped; empty if it could. */
    ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
