// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.hardware.DiskModel;
import dev.vireo.desktop.guest.hardware.MemoryForm;
import dev.vireo.desktop.guest.hardware.NetworkCardForm;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.ProcessorForm;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.BootOrder;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;

/** The wizard without its window: eight steps in order, what they know of the server, and the call at the end. */
public final class CreateVmViewModel {
    private final GeneralPage general = new GeneralPage();
    private final OsPage os = new OsPage();
    private final SystemPage system = new SystemPage();
    private final DisksPage disks = new DisksPage();
    private final ProcessorForm processors = new ProcessorForm("wizard");
    private final MemoryForm memory = new MemoryForm("wizard");
    private final NetworkCardForm card = new NetworkCardForm("wizard");
    private final ConfirmPage confirm = new ConfirmPage(Labels::of);
    private final List<OrderPage> pages = List.of(
            general,
            os,
            system,
            disks,
            new SheetPage(
                    "cpu",
                    Sentence.of("CPU"),
                    Sentence.of("How many processors does the guest have?"),
                    processors.sheet(),
                    processors.bindings()),
            new SheetPage(
                    "memory",
                    Sentence.of("Memory"),
                    Sentence.of("How much memory does the guest have?"),
                    memory.sheet(),
                    memory.bindings()),
            new NetworkPage(
                    Sentence.of("How does the guest reach the network?"),
                    card.fields(),
                    card.newBinding("net0"),
                    () -> card.bridge().state().shownProperty().get() ? card.bridge() : card.model()),
            confirm);
    private final GuestCreation creation;

    /**
     * @param nodes where the guest can be made, with their load
     * @param created is told when the server has taken the order
     */
    public CreateVmViewModel(AgentApi api, Background background, List<NodeChoice> nodes, CreatedListener created) {
        GuestCreation.Parts parts = new GuestCreation.Parts(
                GuestEndpoints.CREATE_VM, pages, confirm, general.place(), this::withBootOrder, this::take);
        this.creation = new GuestCreation(api, background, nodes, parts, created);
        os.version().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::suit));
        os.disc().storage().valueProperty().addListener((observable, before, now) -> readImages());
    }

    private void suit(OsProfile profile) {
        system.suit(profile);
        disks.suit(profile);
        card.model().choose(profile.networkModel());
    }

    private void take(NodeName node, NodeOffer offer) {
        os.offerStorages(offer.storagesFor("iso"));
        system.offerStorages(offer.storagesFor("images"));
        disks.offerStorages(offer.storagesFor("images"));
        processors.offer(offer.cpuModels(), creation.place().processorsOf(node));
        card.offer(offer.bridges());
        readImages();
    }

    private void readImages() {
        creation.readVolumes(os.disc().storage(), "iso", os::offerImages);
    }

    /** What it has in common with other wizards: its steps, its order, its end. */
    public GuestCreation creation() {
        return creation;
    }

    /** The steps in their order. */
    public List<OrderPage> pages() {
        return pages;
    }

    /** Where the guest lives and what it is called. */
    public GeneralPage general() {
        return general;
    }

    /** Its card. */
    NetworkCardForm card() {
        return card;
    }

    private Options withBootOrder(Options options) {
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
