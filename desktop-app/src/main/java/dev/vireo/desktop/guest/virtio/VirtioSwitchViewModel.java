// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.virtio;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.image.VirtioSwitch;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The guided switch without its window: how far the guest is, and what its buttons do. */
public final class VirtioSwitchViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final GuestItem guest;
    private final Background background;
    private final Consumer<String> begun;
    private final OfferReader offers;
    private final ChoiceField<StorageState> storage = new ChoiceField<StorageState>(
                    new FieldState("switch-storage", Sentence.of("Second disk on")))
            .missing(Sentence.of("No storage of this node takes disks. Set one up first."));
    private final ChoiceField<String> cd =
            ChoiceField.of(new FieldState("switch-cd", Sentence.of("Drivers’ CD")), List.of(noCd()));
    private final FlagField drivers =
            new FlagField(new FieldState("switch-drivers", Sentence.of("Windows shows the second disk")), false);
    private final ReadOnlyObjectWrapper<Optional<SwitchState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private Cancellation ticks = Cancellation.NONE;
    private Cancellation reading = Cancellation.NONE;
    private boolean cannotRead;

    /** @param begun is told of tasks */
    public VirtioSwitchViewModel(GuestItem guest, Background background, Consumer<String> begun) {
        this.guest = guest;
        this.background = background;
        this.begun = begun;
        this.offers = new OfferReader(guest.datacenter().api(), background);
        cd.state()
                .hintProperty()
                .set(Sentence.of("virtio-win.iso from the Fedora project; upload it to a storage for CD images."));
    }

    private static Choice<String> noCd() {
        return Choice.of("", Sentence.of("Leave the CD drive as it is"));
    }

    /** Begins to watch the guest. */
    public void open() {
        refresh();
        ticks = background.every(PERIOD, this::refresh);
        NodeName node = guest.node().node();
        offers.readOffer(node, offer -> take(node, offer), this::failToRead);
    }

    /** Ends to watch it; the way can be gone on with later. */
    public void close() {
        ticks.cancel();
        reading.cancel();
    }

    private void take(NodeName node, NodeOffer offer) {
        storage.offer(StorageChoices.of(offer.storagesFor("images")));
        for (StorageState place : offer.storagesFor("iso")) {
            offers.readVolumes(node, StorageId.parse(StorageChoices.name(place)), "iso", this::offer, this::failToRead);
        }
    }

    private void offer(List<VolumeEntry> images) {
        List<Choice<String>> choices = new ArrayList<>(cd.choices());
        images.forEach(image -> choices.add(Choice.of(image.volid(), Sentence.verbatim(image.volid()))));
        cd.offer(choices);
        choices.stream()
                .map(Choice::value)
                .filter(volume -> volume.contains("virtio-win"))
                .findFirst()
                .ifPresent(cd::choose);
    }

    private SwitchCalls calls() {
        return new SwitchCalls(guest.datacenter().api(), new GuestCalls(guest).path());
    }

    private boolean isRunning() {
        return guest.status() != ItemStatus.STOPPED;
    }

    private void refresh() {
        if (busy.get()) {
            return;
        }
        reading.cancel();
        SwitchCalls calls = calls();
        boolean isRunning = isRunning();
        reading = background.run(() -> calls.read(isRunning), this::see, this::failToRead);
    }

    private void see(SwitchState read) {
        if (cannotRead) {
            // What somebody wanted and did not get stays until that is tried again.
            failure.set(Sentence.EMPTY);
            cannotRead = false;
        }
        state.set(Optional.of(read));
    }

    /** Starts the guest. */
    public void start() {
        switchPower(GuestEndpoints.START_VM);
    }

    /** Shuts the guest down. */
    public void shutDown() {
        switchPower(GuestEndpoints.SHUTDOWN_VM);
    }

    private void switchPower(Endpoint<String> endpoint) {
        failure.set(Sentence.EMPTY);
        SwitchCalls calls = calls();
        background.run(() -> calls.api().call(endpoint, calls.path()), begun, this::fail);
    }

    /** Adds the second disk and puts the CD in. */
    public void addSecondDisk() {
        String place = storage.value().map(StorageChoices::name).orElse("");
        String disc = cd.value().orElse("");
        change((calls, now) -> calls.addSecondDisk(now, place, disc));
    }

    /** Takes the main disk to SCSI. */
    public void moveMainDisk() {
        change(SwitchCalls::moveMainDisk);
    }

    /** Takes the main disk back to SATA. */
    public void moveMainDiskBack() {
        change(SwitchCalls::moveMainDiskBack);
    }

    /** Removes the second disk. */
    public void removeSecondDisk() {
        change(SwitchCalls::removeSecondDisk);
    }

    /** A change of the guest as it is. */
    private interface Change {
        void make(SwitchCalls calls, SwitchState now);
    }

    private void change(Change change) {
        failure.set(Sentence.EMPTY);
        reading.cancel(); // it tells how the guest was before
        busy.set(true);
        SwitchCalls calls = calls();
        boolean isRunning = isRunning();
        background.run(
                () -> {
                    change.make(calls, calls.read(isRunning));
                    return calls.read(isRunning);
                },
                read -> {
                    busy.set(false);
                    state.set(Optional.of(read));
                },
                this::fail);
    }

    private void failToRead(Throwable reason) {
        cannotRead = failure.get().isEmpty() || cannotRead;
        if (cannotRead) {
            say(reason);
        }
    }

    private void fail(Throwable reason) {
        busy.set(false);
        cannotRead = false;
        say(reason);
    }

    private void say(Throwable reason) {
        failure.set(Sentence.of("The server says: {0}", Failures.words(reason)));
    }

    /** Whether the guest runs, as last seen. */
    boolean runs() {
        return state.get().filter(SwitchState::isRunning).isPresent();
    }

    /** The step that comes next; empty if nothing is left to do or nothing is known yet. */
    Optional<VirtioSwitch> next() {
        return state.get().flatMap(seen -> seen.next(drivers.isOn()));
    }

    /** How far the guest is; empty before it is known. */
    ReadOnlyObjectProperty<Optional<SwitchState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What the server last objected to; empty for nothing. */
    public ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the guest is being changed. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Where the second disk lies. */
    public ChoiceField<StorageState> storage() {
        return storage;
    }

    /** The drivers' CD; the empty word for none. */
    public ChoiceField<String> cd() {
        return cd;
    }

    /** Whether somebody has seen that the guest has its drivers; without that the main disk is not moved. */
    public FlagField drivers() {
        return drivers;
    }

    /** The guest. */
    public GuestItem guest() {
        return guest;
    }
}
