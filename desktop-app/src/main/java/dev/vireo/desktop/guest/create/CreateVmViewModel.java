// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.hardware.DiskModel;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.desktop.wizard.WizardSteps;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.BootOrder;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The wizard without its window: eight steps in order, what they know of the server, and the call at the end. */
public final class CreateVmViewModel {
    private static final Cancellation NOTHING = () -> {};

    private final GeneralPage general = new GeneralPage();
    private final OsPage os = new OsPage();
    private final SystemPage system = new SystemPage();
    private final DisksPage disks = new DisksPage();
    private final CpuPage cpu = new CpuPage();
    private final MemoryPage memory = new MemoryPage();
    private final NetworkPage network = new NetworkPage();
    private final ConfirmPage confirm = new ConfirmPage();
    private final List<PageModel> pages = List.of(general, os, system, disks, cpu, memory, network, confirm);

    private final AgentApi api;
    private final Background background;
    private final NodeReader reader;
    private final OfferReader offers;
    private final List<NodeChoice> nodes;
    private final CreatedListener created;
    private final WizardSteps steps = new WizardSteps(pages, this::entered, this::create);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);
    private Cancellation readingOffer = NOTHING;
    private Cancellation readingImages = NOTHING;
    private Cancellation checkingVmid = NOTHING;

    /**
     * @param nodes where the guest can be made, with their load
     * @param created is told when the server has taken the order
     */
    public CreateVmViewModel(AgentApi api, Background background, List<NodeChoice> nodes, CreatedListener created) {
        this.api = api;
        this.background = background;
        this.reader = new NodeReader(api, background);
        this.offers = new OfferReader(api, background);
        this.nodes = List.copyOf(nodes);
        this.created = created;
        os.version().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::suit));
        os.disc().storage().valueProperty().addListener((observable, before, now) -> readImages());
        general.node().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::readOffer));
        general.vmid().textProperty().addListener((observable, before, now) -> checkVmid());
    }

    /** Begins: offers the nodes, {@code preferred} first, and asks for a free number. */
    public void open(Optional<NodeName> preferred) {
        general.offer(nodes);
        preferred.ifPresent(general.node()::choose);
        reader.readFreeVmid(free -> general.vmid().textProperty().set(free.toString()), this::fail);
    }

    /** Ends: nothing that is still being read will arrive; an order that has been sent goes on. */
    public void close() {
        open.set(false);
        readingOffer.cancel();
        readingImages.cancel();
        checkingVmid.cancel();
    }

    private void suit(OsProfile profile) {
        system.suit(profile);
        disks.suit(profile);
        network.suit(profile);
    }

    private void readOffer(NodeName node) {
        readingOffer.cancel();
        readingOffer = offers.readOffer(node, offer -> take(node, offer), this::fail);
    }

    private void take(NodeName node, NodeOffer offer) {
        os.offerStorages(offer.storagesFor("iso"));
        system.offerStorages(offer.storagesFor("images"));
        disks.offerStorages(offer.storagesFor("images"));
        cpu.offer(offer.cpuModels(), processorsOf(node));
        network.offer(offer.bridges());
        readImages();
    }

    private long processorsOf(NodeName node) {
        return nodes.stream()
                .filter(choice -> choice.name().equals(node))
                .map(choice -> choice.usage().maxcpu())
                .mapToLong(processors -> processors == null ? 0 : Math.round(processors))
                .findFirst()
                .orElse(0);
    }

    private void readImages() {
        readingImages.cancel();
        Optional<StorageId> storage =
                os.disc().storage().value().map(StorageChoices::name).map(StorageId::parse);
        if (storage.isPresent() && general.node().value().isPresent()) {
            readingImages =
                    offers.readVolumes(general.node().value().get(), storage.get(), "iso", os::offerImages, this::fail);
        } else {
            os.offerImages(List.of());
        }
    }

    private void checkVmid() {
        checkingVmid.cancel();
        Optional<Vmid> typed = general.vmid().value();
        checkingVmid = typed.isEmpty()
                ? NOTHING
                : reader.readIsFree(
                        typed.get(),
                        free -> {
                            if (!free) {
                                general.vmidIsTaken(typed.get());
                            }
                        },
                        this::fail);
    }

    /** The steps in their order. */
    public List<PageModel> pages() {
        return pages;
    }

    /** Which step is shown. */
    public WizardSteps steps() {
        return steps;
    }

    /** The step shown. */
    public PageModel page() {
        return pages.get(steps.currentProperty().get());
    }

    /** Whether the wizard is still wanted: until it is closed or its guest is being made. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether the step shown is right. */
    public BooleanBinding mayGoOn() {
        return steps.mayGoOn();
    }

    /** Nodes that were offered. */
    public List<NodeChoice> nodes() {
        return nodes;
    }

    /** Goes to the next step if this one is right; on the last one, asks the server to make the guest. */
    public void next() {
        steps.next();
    }

    /** Goes to a step, no further than to the first that is not right. */
    public void goTo(int index) {
        steps.goTo(index);
    }

    private void entered(WizardPage page) {
        if (page == confirm) {
            confirm.show(options());
        }
    }

    /** Every parameter of the call. */
    public Options options() {
        Options options = Options.EMPTY;
        for (PageModel page : pages) {
            options = options.overlaidBy(page.options());
        }
        return options.with(VmOptions.BOOT, new BootOrder(bootDevices(options)));
    }

    /** The first disk, then the CD drive, then the network: an empty disk falls through to the installation. */
    private List<String> bootDevices(Options options) {
        List<String> devices = new ArrayList<>();
        disks.disks().stream().limit(1).map(DiskModel::key).forEach(devices::add);
        devices.add("ide2");
        if (options.has(VmOptions.NET.member(0))) {
            devices.add("net0");
        }
        return devices;
    }

    private void create() {
        steps.setBusy(true);
        Arguments arguments = Arguments.of(options());
        background.run(() -> api.call(GuestEndpoints.CREATE_VM, arguments), this::finish, this::refuse);
    }

    private void finish(String upid) {
        steps.setBusy(false);
        close();
        created.created(
                general.node().value().orElseThrow(), general.vmid().value().orElseThrow(), upid);
    }

    private void refuse(Throwable failure) {
        if (open.get()) {
            fail(failure);
        } else {
            created.refused(String.valueOf(failure.getMessage()));
        }
    }

    private void fail(Throwable failure) {
        steps.setBusy(false);
        Map<String, String> errors = failure instanceof ApiException refused ? refused.errors() : Map.of();
        if (errors.isEmpty() || !showRefusals(errors)) {
            confirm.fail(Sentence.of(
                    "The server says: {0}",
                    errors.isEmpty() ? String.valueOf(failure.getMessage()) : errors.toString()));
        }
    }

    /** Puts each objection under its field and goes to the first page that has one. */
    private boolean showRefusals(Map<String, String> errors) {
        int first = pages.size();
        for (Map.Entry<String, String> error : errors.entrySet()) {
            Sentence reason = Sentence.of("The server says: {0}", error.getValue());
            for (int index = 0; index < pages.size(); index++) {
                if (pages.get(index).refuse(error.getKey(), reason)) {
                    first = Math.min(first, index);
                }
            }
        }
        if (first < pages.size()) {
            steps.show(first);
        }
        return first < pages.size();
    }

    /** Is told what became of the order. */
    public interface CreatedListener {
        /**
         * The server has taken the order.
         *
         * @param upid the task that makes the guest
         */
        void created(NodeName node, Vmid vmid, String upid);

        /** The server has refused the order after the wizard was closed. */
        void refused(String reason);
    }
}
