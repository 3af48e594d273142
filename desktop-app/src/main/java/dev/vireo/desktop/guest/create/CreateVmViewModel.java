// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.hardware.DiskModel;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.desktop.wizard.WizardSteps;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.BootOrder;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The wizard without its window: eight steps in order, what they know of the server, and the call at the end. */
public final class CreateVmViewModel {
    private final GeneralPage general = new GeneralPage();
    private final OsPage os = new OsPage();
    private final SystemPage system = new SystemPage();
    private final DisksPage disks = new DisksPage();
    private final CpuPage cpu = new CpuPage();
    private final MemoryPage memory = new MemoryPage();
    private final NetworkPage network = new NetworkPage();
    private final ConfirmPage confirm = new ConfirmPage();
    private final List<PageModel> pages = List.of(general, os, system, disks, cpu, memory, network, confirm);

    private final GuestPlace place;
    private final OfferReader offers;
    private final GuestOrder order;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);
    private Cancellation readingOffer = Cancellation.NONE;
    private Cancellation readingImages = Cancellation.NONE;

    /**
     * @param nodes where the guest can be made, with their load
     * @param created is told when the server has taken the order
     */
    public CreateVmViewModel(AgentApi api, Background background, List<NodeChoice> nodes, CreatedListener created) {
        this.offers = new OfferReader(api, background);
        OrderEnding ending = new OrderEnding(this::options, confirm, open::get, general.place(), this::close, created);
        this.order = new GuestOrder(api, background, GuestEndpoints.CREATE_VM, pages, ending);
        this.place = new GuestPlace(api, background, nodes, general.place(), order::fail);
        os.version().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::suit));
        os.disc().storage().valueProperty().addListener((observable, before, now) -> readImages());
        general.node().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::readOffer));
    }

    /** Begins: offers the nodes, {@code preferred} first, and asks for a free number. */
    public void open(Optional<NodeName> preferred) {
        place.open(preferred);
    }

    /** Ends: nothing that is still being read will arrive; an order that has been sent goes on. */
    public void close() {
        open.set(false);
        readingOffer.cancel();
        readingImages.cancel();
        place.close();
    }

    private void suit(OsProfile profile) {
        system.suit(profile);
        disks.suit(profile);
        network.suit(profile);
    }

    private void readOffer(NodeName node) {
        readingOffer.cancel();
        readingOffer = offers.readOffer(node, offer -> take(node, offer), order::fail);
    }

    private void take(NodeName node, NodeOffer offer) {
        os.offerStorages(offer.storagesFor("iso"));
        system.offerStorages(offer.storagesFor("images"));
        disks.offerStorages(offer.storagesFor("images"));
        cpu.offer(offer.cpuModels(), place.processorsOf(node));
        network.offer(offer.bridges());
        readImages();
    }

    private void readImages() {
        readingImages.cancel();
        Optional<StorageId> storage =
                os.disc().storage().value().map(StorageChoices::name).map(StorageId::parse);
        if (storage.isPresent() && general.node().value().isPresent()) {
            readingImages = offers.readVolumes(
                    general.node().value().get(), storage.get(), "iso", os::offerImages, order::fail);
        } else {
            os.offerImages(List.of());
        }
    }

    /** The steps in their order. */
    public List<PageModel> pages() {
        return pages;
    }

    /** Which step is shown. */
    public WizardSteps steps() {
        return order.steps();
    }

    /** The step shown. */
    public PageModel page() {
        return pages.get(steps().currentProperty().get());
    }

    /** Whether the wizard is still wanted: until it is closed or its guest is being made. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether the step shown is right. */
    public BooleanBinding mayGoOn() {
        return steps().mayGoOn();
    }

    /** Where the guest can be made. */
    public GuestPlace place() {
        return place;
    }

    /** Goes to the next step if this one is right; on the last one, asks the server to make the guest. */
    public void next() {
        steps().next();
    }

    /** Goes to a step, no further than to the first that is not right. */
    public void goTo(int index) {
        steps().goTo(index);
    }

    /** Every parameter of the call. */
    public Options options() {
        Options options = order.options();
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
}
