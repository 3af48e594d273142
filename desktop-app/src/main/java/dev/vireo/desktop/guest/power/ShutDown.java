// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.power;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.GuestMethods;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Asks a guest to shut down, with a limit of time and what happens then. */
public final class ShutDown implements Operation {
    private final GuestItem guest;
    private final InputField<Long> seconds = InputField.of(
                    new FieldState("shutdown-seconds", Sentence.of("Wait at most")), ValueTypes.integer(1, 7200))
            .in(Sentence.of("s"), 30)
            .holding("180");
    private final FlagField force = new FlagField(new FieldState("shutdown-force", Sentence.of("Then stop it")), false);

    /** A shutdown of that guest. */
    public ShutDown(GuestItem guest) {
        this.guest = guest;
        force.onProperty().addListener((observed, before, now) -> tellForce());
        tellForce();
    }

    private void tellForce() {
        force.state()
                .hintProperty()
                .set(
                        force.onProperty().get()
                                ? Sentence.of(
                                        "If it still runs then, its plug is pulled: what it has not written to its disks"
                                                + " yet is lost.")
                                : Sentence.of("If it still runs then, it goes on running and the task fails."));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Shut down {0}", GuestNames.full(guest));
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                Sentence.of("The guest's system is asked to end its programs and to switch off."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(seconds, force);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("timeout", seconds, "forceStop", force);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Shut down");
    }

    private Option<Long> timeout() {
        return guest.kind() == GuestItem.Kind.VM ? GuestEndpoints.TIMEOUT : ContainerEndpoints.SHUTDOWN_SECONDS;
    }

    @Override
    public Callable<List<String>> prepare() {
        GuestCalls calls = new GuestCalls(guest);
        Arguments arguments = calls.path().with(timeout(), seconds.value().orElseThrow());
        return calls.task(
                GuestMethods.of(guest).shutdown(),
                force.isOn() ? arguments.with(GuestEndpoints.FORCE_STOP, true) : arguments);
    }
}
