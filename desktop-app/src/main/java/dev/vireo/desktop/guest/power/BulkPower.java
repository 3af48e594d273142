// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.power;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Switches several guests of one datacenter, each chosen by a switch of its own; each becomes a task. */
public final class BulkPower implements Operation {
    /** What can be done to several guests, in the order shown. */
    public static final List<PowerAction> ACTIONS =
            List.of(PowerAction.START, PowerAction.SHUTDOWN, PowerAction.PAUSE, PowerAction.RESUME, PowerAction.STOP);

    private final PowerAction action;
    private final Map<GuestItem, FlagField> chosen = new LinkedHashMap<>();
    private final Consumer<String> refused;

    /**
     * @param guests guests to choose from; those that the action does not suit are left out
     * @param refused is told, by any thread, which guests could not be switched and why
     */
    public BulkPower(PowerAction action, List<GuestItem> guests, Consumer<String> refused) {
        this.action = action;
        this.refused = refused;
        guests.stream().filter(guest -> suits(guest, action)).forEach(guest -> chosen.put(guest, choice(guest)));
    }

    /** Whether an action suits a guest; which containers are held no server tells, so that they are resumed one by one. */
    public static boolean suits(GuestItem guest, PowerAction action) {
        boolean isUntold = guest.kind() == GuestItem.Kind.CT && action == PowerAction.RESUME;
        return !isUntold && action.obstacle(guest).isEmpty();
    }

    /** What a menu calls it. */
    public static Sentence words(PowerAction action) {
        return switch (action) {
            case START -> Sentence.of("Start guests…");
            case SHUTDOWN -> Sentence.of("Shut down guests…");
            case REBOOT -> Sentence.of("Reboot guests…");
            case PAUSE -> Sentence.of("Pause guests…");
            case RESUME -> Sentence.of("Resume guests…");
            case RESET -> Sentence.of("Reset guests…");
            case STOP -> Sentence.of("Stop guests…");
        };
    }

    private static FlagField choice(GuestItem guest) {
        return new FlagField(
                new FieldState("bulk-" + guest.vmid(), Sentence.verbatim(guest.vmid() + " " + guest.name())), true);
    }

    @Override
    public Sentence title() {
        return switch (action) {
            case START -> Sentence.of("Start which guests?");
            case SHUTDOWN -> Sentence.of("Shut down which guests?");
            case REBOOT -> Sentence.of("Reboot which guests?");
            case PAUSE -> Sentence.of("Pause which guests?");
            case RESUME -> Sentence.of("Resume which guests?");
            case RESET -> Sentence.of("Reset which guests?");
            case STOP -> Sentence.of("Stop which guests?");
        };
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        if (chosen.isEmpty()) {
            return new SimpleObjectProperty<>(Sentence.of("There is none for which that is possible now."));
        }
        return new SimpleObjectProperty<>(
                action == PowerAction.STOP
                        ? Sentence.of(
                                "They stop at once, as if their plugs were pulled. What they have not written to their"
                                        + " disks yet is lost.")
                        : Sentence.EMPTY);
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(List.copyOf(chosen.values()));
    }

    @Override
    public Sentence verb() {
        return Sentence.of(action.title());
    }

    @Override
    public boolean destroys() {
        return action.isDangerous();
    }

    @Override
    public Callable<List<String>> prepare() {
        List<Call> calls = new ArrayList<>();
        chosen.forEach((guest, flag) -> {
            if (flag.isOn()) {
                calls.add(Call.of(guest, action));
            }
        });
        return () -> perform(calls);
    }

    private List<String> perform(List<Call> calls) {
        List<String> begun = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Call call : calls) {
            try {
                begun.add(call.api().call(call.endpoint(), call.path()));
            } catch (ApiException e) {
                failures.add(call.name() + ": " + Failures.words(e));
            }
        }
        String reasons = String.join("\n", failures);
        if (begun.isEmpty() && !failures.isEmpty()) {
            throw ApiException.failed(reasons);
        }
        if (!failures.isEmpty()) {
            refused.accept(reasons);
        }
        return begun;
    }

    /** What is called for one guest. */
    private record Call(AgentApi api, String name, Endpoint<String> endpoint, Arguments path) {
        static Call of(GuestItem guest, PowerAction action) {
            String kind = guest.kind() == GuestItem.Kind.VM ? "VM " : "CT ";
            return new Call(
                    guest.datacenter().api(),
                    kind + guest.vmid(),
                    action.endpoint(guest.kind()),
                    new GuestCalls(guest).path());
        }
    }
}
