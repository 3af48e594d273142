// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.container.ContainerCardForm;
import dev.vireo.desktop.guest.container.ContainerMemoryForm;
import dev.vireo.desktop.guest.container.NameServerForm;
import dev.vireo.desktop.guest.container.ShareForm;
import dev.vireo.desktop.guest.create.ConfirmPage;
import dev.vireo.desktop.guest.create.CreatedListener;
import dev.vireo.desktop.guest.create.GuestCreation;
import dev.vireo.desktop.guest.create.NetworkPage;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.desktop.guest.create.SheetPage;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The wizard without its window: eight steps in order, what they know of the server, and the call at the end. */
public final class CreateCtViewModel {
    private final CtGeneralPage general = new CtGeneralPage();
    private final TemplatePage template = new TemplatePage();
    private final FileSystemsPage disks = new FileSystemsPage();
    private final ShareForm share = new ShareForm("wizard");
    private final ContainerMemoryForm memory = new ContainerMemoryForm("wizard");
    private final ContainerCardForm card = new ContainerCardForm("wizard", "eth0");
    private final NetworkPage network = new NetworkPage(
            Sentence.of("How does the container reach the network?"),
            card.fields(),
            card.newBinding("net0"),
            () -> card.place().bridge().state().shownProperty().get()
                    ? card.place().bridge()
                    : card.ipv4().source());
    private final NameServerForm names = new NameServerForm("wizard");
    private final ConfirmPage confirm = new ConfirmPage(CtLabels::of);
    private final List<OrderPage> pages = List.of(
            general,
            template,
            disks,
            new SheetPage(
                    "cpu",
                    Sentence.of("CPU"),
                    Sentence.of("How many processors does the container have?"),
                    share.sheet(),
                    share.bindings()),
            new SheetPage(
                    "memory",
                    Sentence.of("Memory"),
                    Sentence.of("How much memory does the container have?"),
                    memory.sheet(),
                    memory.bindings()),
            network,
            new SheetPage(
                    "dns",
                    Sentence.of("DNS"),
                    Sentence.of("Whom does the container ask for names?"),
                    names.sheet(),
                    names.bindings()),
            confirm);

    private final GuestCreation creation;
    private final TemplateInside inside;

    /**
     * @param nodes where the container can be made, with their load
     * @param created is told when the server has taken the order
     */
    public CreateCtViewModel(AgentApi api, Background background, List<NodeChoice> nodes, CreatedListener created) {
        GuestCreation.Parts parts = new GuestCreation.Parts(
                ContainerEndpoints.CREATE_CT, pages, confirm, general.place(), UnaryOperator.identity(), this::take);
        this.creation = new GuestCreation(api, background, nodes, parts, created);
        this.inside = new TemplateInside(api, background);
        share.cores().textProperty().set("1");
        template.storage().valueProperty().addListener((observable, before, now) -> readTemplates());
        template.template().valueProperty().addListener((observable, before, now) -> lookInside());
        creation.openProperty().addListener((observable, before, now) -> inside.close());
    }

    private void take(NodeName node, NodeOffer offer) {
        template.offerStorages(offer.storagesFor("vztmpl"));
        disks.offerStorages(offer.storagesFor("rootdir"));
        card.place().offer(offer.bridges());
        share.offer(creation.place().processorsOf(node));
        readTemplates();
    }

    /** Looks again which templates there are. */
    public void readTemplates() {
        creation.readVolumes(template.storage(), "vztmpl", found -> {
            template.offerTemplates(found);
            lookInside();
        });
    }

    /** What it has in common with other wizards: its steps, its order, its end. */
    public GuestCreation creation() {
        return creation;
    }

    private Optional<StorageId> storageOfTemplates() {
        return template.storage().value().map(StorageChoices::name).map(StorageId::parse);
    }

    private void lookInside() {
        inside.look(
                general.node().value(),
                storageOfTemplates(),
                template.template().value());
    }

    /** What is inside the template that is chosen. */
    public TemplateInside inside() {
        return inside;
    }

    /** The steps in their order. */
    public List<OrderPage> pages() {
        return pages;
    }

    /** Where the container lives. */
    public CtGeneralPage general() {
        return general;
    }

    /** What it is made of. */
    public TemplatePage template() {
        return template;
    }

    /** Its disks. */
    public FileSystemsPage disks() {
        return disks;
    }

    /** Its card. */
    public ContainerCardForm card() {
        return card;
    }

    /** Whether it has one, and how it reaches the network by it. */
    public NetworkPage network() {
        return network;
    }

    /** Its name servers. */
    public NameServerForm names() {
        return names;
    }

    /** All that was chosen. */
    public ConfirmPage confirm() {
        return confirm;
    }
}
