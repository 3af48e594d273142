// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.create.NodeReader;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.load.UsualLoads;
import dev.vireo.desktop.storage.UploadModel;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.desktop.wizard.WizardSteps;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ObservableList;

/** The wizard without its window: five steps in order, what they know of the server and the files, and the run at the end. */
public final class ImportViewModel {
    private final FilesPage files = new FilesPage();
    private final ContentsPage contents = new ContentsPage(files.contentsProperty());
    private final TargetPage target = new TargetPage();
    private final MachinePage machine = new MachinePage();
    private final ImportConfirmPage confirm = new ImportConfirmPage();
    private final WizardSteps steps =
            new WizardSteps(List.of(files, contents, target, machine, confirm), this::entered, this::begin);

    private final AgentApi api;
    private final Background background;
    private final OfferReader offers;
    private final NodeReader reader;
    private final UsualLoads usual;
    private final List<NodeChoice> nodes;
    private final List<GuestChoice> guests;
    private final Listener listener;
    private final ImportRun run;
    private boolean isClosed;
    private ImportStart start = ImportStart.ANYWHERE;
    private Cancellation readingOffer = Cancellation.NONE;
    private Cancellation readingVolumes = Cancellation.NONE;
    private Cancellation readingGuest = Cancellation.NONE;
    private Cancellation checkingVmid = Cancellation.NONE;
    private Cancellation looking = Cancellation.NONE;

    /**
     * @param clock tells how fast files are sent
     * @param nodes where disks can go
     * @param guests machines that can get them
     * @param listener is told what comes of it
     */
    public ImportViewModel(
            AgentApi api,
            Background background,
            InstantSource clock,
            List<NodeChoice> nodes,
            List<GuestChoice> guests,
            Listener listener) {
        this.api = api;
        this.background = background;
        this.offers = new OfferReader(api, background);
        this.reader = new NodeReader(api, background);
        this.usual = new UsualLoads(api, background);
        this.nodes = List.copyOf(nodes);
        this.guests = List.copyOf(guests);
        this.listener = listener;
        this.run = new ImportRun(background, clock, this::ordered, this::refused, this::troubled);
        follow();
    }

    private void follow() {
        files.node().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::readOffer));
        files.place().valueProperty().addListener((observable, before, now) -> {
            readVolumes();
            look();
        });
        files.path().textProperty().addListener((observable, before, now) -> look());
        files.storage().valueProperty().addListener((observable, before, now) -> readVolumes());
        files.volume().valueProperty().addListener((observable, before, now) -> look());
        target.aim().valueProperty().addListener((observable, before, now) -> machine.aimAt(target.isNew()));
        target.guest().valueProperty().addListener((observable, before, now) -> readGuest());
        machine.machine().vmid().textProperty().addListener((observable, before, now) -> checkVmid());
    }

    /** Begins with what is where the wizard was opened. */
    public void open(ImportStart opened) {
        start = opened;
        files.offerNodes(nodes);
        if (nodes.size() > 1) {
            usual.read(NodeChoice.loads(nodes));
        }
        opened.node().ifPresent(files.node()::choose);
        opened.guest().ifPresent(guest -> target.aim().choose(TargetPage.Aim.EXISTING));
        reader.readFreeVmid(free -> machine.machine().vmid().textProperty().set(free.toString()), this::troubled);
    }

    /** Ends: what is being sent is broken off, and what was sent is removed, unless the import is ordered already. */
    public void close() {
        List.of(readingOffer, readingVolumes, readingGuest, checkingVmid, looking)
                .forEach(Cancellation::cancel);
        usual.close();
        isClosed = true;
        run.cancel();
    }

    private void readOffer(NodeName node) {
        readingOffer.cancel();
        readingOffer = offers.readOffer(node, offer -> take(node, offer), this::troubled);
    }

    private void take(NodeName node, NodeOffer offer) {
        target.offerGuests(
                guests.stream().filter(guest -> guest.node().equals(node)).toList());
        target.offerStorages(offer.storagesFor("images"));
        machine.machine().card().offer(offer.bridges());
        files.offerStorages(offer.storagesFor("import"));
        start.storage().ifPresent(wanted -> {
            choose(files.storage(), wanted);
            choose(target.storage(), wanted);
        });
        start.guest().ifPresent(guest -> {
            target.aim().choose(TargetPage.Aim.EXISTING);
            target.guest().choose(guest);
        });
        readVolumes();
    }

    private static void choose(ChoiceField<StorageState> field, StorageId wanted) {
        field.choices().stream()
                .map(Choice::value)
                .filter(storage -> StorageChoices.name(storage).equals(wanted.name()))
                .findFirst()
                .ifPresent(field::choose);
    }

    private void readVolumes() {
        readingVolumes.cancel();
        Optional<StorageId> storage =
                files.storage().value().map(StorageChoices::name).map(StorageId::parse);
        if (storage.isPresent() && files.node().value().isPresent()) {
            readingVolumes = offers.readVolumes(
                    files.node().value().get(), storage.get(), "import", files::offerVolumes, this::troubled);
        } else {
            files.offerVolumes(List.of());
        }
    }

    private void readGuest() {
        readingGuest.cancel();
        Optional<Vmid> guest = target.guest().value();
        machine.know(Set.of());
        if (guest.isPresent() && files.node().value().isPresent()) {
            readingGuest = background.run(() -> calls().keys(guest.get()), machine::know, this::troubled);
        }
    }

    private void checkVmid() {
        checkingVmid.cancel();
        Optional<Vmid> typed = machine.machine().vmid().value();
        checkingVmid = typed.isEmpty()
                ? Cancellation.NONE
                : reader.readIsFree(typed.get(), free -> tellTaken(typed.get(), free), this::troubled);
    }

    private void tellTaken(Vmid vmid, boolean isFree) {
        if (!isFree) {
            Sentence taken = Sentence.of("{0} belongs to another guest. Choose a free number.", vmid.toString());
            machine.machine().refuse("vmid", taken);
        }
    }

    private void look() {
        looking.cancel();
        List<Path> chosen = files.isOnComputer() ? files.files() : List.of();
        Optional<VolumeEntry> volume =
                files.isOnComputer() ? Optional.empty() : files.volume().value();
        if (!chosen.isEmpty()) {
            files.looks();
            looking = background.run(() -> LocalImages.look(chosen), this::found, this::cannotLook);
        } else if (volume.isPresent() && files.node().value().isPresent()) {
            files.looks();
            looking = background.run(() -> lookOnServer(volume.get().volid()), this::found, this::cannotLook);
        } else {
            files.forget();
        }
    }

    private Contents lookOnServer(String volume) {
        StorageId storage = StorageId.parse(volume.substring(0, volume.indexOf(':')));
        return ServerImages.of(volume.substring(volume.lastIndexOf('/') + 1), calls().describe(storage, volume));
    }

    private void found(Contents inside) {
        machine.machine().propose(inside);
        files.found(inside);
    }

    private void cannotLook(Throwable reason) {
        files.fail(KnownWords.said(reason));
    }

    private ImportCalls calls() {
        return new ImportCalls(api, files.node().value().orElseThrow());
    }

    private void entered(WizardPage page) {
        if (page == confirm) {
            confirm.show(order().rows(), target.isNew(), files.isOnComputer());
        }
    }

    private ImportOrder order() {
        return new ImportOrder(files, target, machine);
    }

    private void begin() {
        steps.setBusy(true);
        run.begin(order().plan(calls(), confirm));
    }

    private void ordered(String upid) {
        steps.setBusy(false);
        listener.ordered(files.node().value().orElseThrow(), order().vmid(), target.isNew(), upid);
    }

    private void refused(Throwable reason) {
        steps.setBusy(false);
        if (isClosed) {
            troubled(reason);
            return;
        }
        Map<String, String> errors = reason instanceof ApiException refusal ? refusal.errors() : Map.of();
        if (errors.isEmpty()) {
            confirm.fail(KnownWords.said(reason));
        } else if (!showRefusals(errors)) {
            confirm.fail(Sentence.of("The server says: {0}", Failures.lines(errors)));
        }
    }

    /**
     * Puts each objection under its field and goes to the first page that has one.
     *
     * @return whether there was a field for each
     */
    private boolean showRefusals(Map<String, String> errors) {
        int first = Integer.MAX_VALUE;
        boolean isPlaced = true;
        for (Map.Entry<String, String> error : errors.entrySet()) {
            Sentence reason = Sentence.of("The server says: {0}", KnownWords.say(error.getValue()));
            if (target.isNew() && machine.machine().refuse(error.getKey(), reason)) {
                first = Math.min(first, steps.pages().indexOf(machine));
            } else if (order().disks().containsKey(error.getKey())) {
                target.storage().state().refusalProperty().set(Optional.of(reason));
                first = Math.min(first, steps.pages().indexOf(target));
            } else {
                isPlaced = false;
            }
        }
        if (isPlaced) {
            steps.show(first);
        }
        return isPlaced;
    }

    private void troubled(Throwable reason) {
        listener.troubled(KnownWords.said(reason));
    }

    /** The steps. */
    public WizardSteps steps() {
        return steps;
    }

    /** Nodes that disks can go to. */
    List<NodeChoice> nodes() {
        return nodes;
    }

    /** What is usual for them at which hour. */
    UsualLoads usualLoads() {
        return usual;
    }

    /** Which files. */
    public FilesPage files() {
        return files;
    }

    /** What is inside. */
    public ContentsPage contents() {
        return contents;
    }

    /** Where to. */
    public TargetPage target() {
        return target;
    }

    /** The machine. */
    public MachinePage machine() {
        return machine;
    }

    /** Everything once more. */
    public ImportConfirmPage confirm() {
        return confirm;
    }

    /** The files on their way. */
    public ObservableList<UploadModel> uploads() {
        return run.uploads();
    }

    /** Is told what comes of an import. */
    public interface Listener {
        /**
         * The server has taken the order.
         *
         * @param isNew whether the machine is made by it
         * @param upid the task of the import
         */
        void ordered(NodeName node, Vmid vmid, boolean isNew, String upid);

        /** Something beside the import could not be read or tidied up. */
        void troubled(Sentence reason);
    }
}
