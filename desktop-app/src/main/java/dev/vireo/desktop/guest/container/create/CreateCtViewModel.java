// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.container.ContainerMemoryForm;
import dev.vireo.desktop.guest.container.NameServerForm;
import dev.vireo.desktop.guest.container.ShareForm;
import dev.vireo.desktop.guest.create.ConfirmPage;
import dev.vireo.desktop.guest.create.CreatedListener;
import dev.vireo.desktop.guest.create.GuestOrder;
import dev.vireo.desktop.guest.create.GuestPlace;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.create.OrderEnding;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.wizard.WizardSteps;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The wizard without its window: eight steps in order, what they know of the server, and the call at the end. */
public final class CreateCtViewModel {
    private final CtGeneralPage general = new CtGeneralPage();
    private final TemplatePage template = new TemplatePage();
    private final FileSystemsPage disks = new FileSystemsPage();
    private final ShareForm share = new ShareForm("wizard");
    private final ContainerMemoryForm memory = new ContainerMemoryForm("wizard");
    private final CardPage network = new CardPage();
    private final NameServerForm names = new NameServerForm("wizard");
    private final ConfirmPage confirm = new ConfirmPage(CtLabels::of);
    private final List<OrderPage> pages = List.of(
            general,
            template,
            disks,
            new SheetPage(
                    Sentence.of("CPU"),
                    Sentence.of("How many processors does the container have?"),
                    share.sheet(),
                    share.bindings()),
            new SheetPage(
                    Sentence.of("Memory"),
                    Sentence.of("How much memory does the container have?"),
                    memory.sheet(),
                    memory.bindings()),
            network,
            new SheetPage(
                    Sentence.of("DNS"),
                    Sentence.of("Whom does the container ask for names?"),
                    names.sheet(),
                    names.bindings()),
            confirm);

    private final GuestPlace place;
    private final OfferReader offers;
    private final GuestOrder order;
    private final TemplateInside inside;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);
    private Cancellation readingOffer = Cancellation.NONE;
    private Cancellation readingTemplates = Cancellation.NONE;

    /**
     * @param nodes where the container can be made, with their load
     * @param created is told when the server has taken the order
     */
    public CreateCtViewModel(AgentApi api, Background background, List<NodeChoice> nodes, CreatedListener created) {
        this.offers = new OfferReader(api, background);
        this.inside = new TemplateInside(api, background);
        OrderEnding ending = new OrderEnding(this::options, confirm, open::get, general.place(), this::close, created);
        this.order = new GuestOrder(api, background, ContainerEndpoints.CREATE_CT, pages, ending);
        this.place = new GuestPlace(api, background, nodes, general.place(), order::fail);
        share.cores().textProperty().set("1");
        template.storage().valueProperty().addListener((observable, before, now) -> readTemplates());
        template.template().valueProperty().addListener((observable, before, now) -> lookInside());
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
        readingTemplates.cancel();
        inside.close();
        place.close();
    }

    private void readOffer(NodeName node) {
        readingOffer.cancel();
        readingOffer = offers.readOffer(node, offer -> take(node, offer), order::fail);
    }

    private void take(NodeName node, NodeOffer offer) {
        template.offerStorages(offer.storagesFor("vztmpl"));
        disks.offerStorages(offer.storagesFor("rootdir"));
        network.offer(offer.bridges());
        share.offer(place.processorsOf(node));
        readTemplates();
    }

    /** Looks again which templates there are. */
    public void readTemplates() {
        readingTemplates.cancel();
        Optional<StorageId> storage = storageOfTemplates();
        Optional<NodeName> node = general.node().value();
        if (storage.isPresent() && node.isPresent()) {
            readingTemplates =
                    offers.readVolumes(node.get(), storage.get(), "vztmpl", template::offerTemplates, order::fail);
        } else {
            template.offerTemplates(List.of());
        }
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

    /** Which step is shown. */
    public WizardSteps steps() {
        return order.steps();
    }

    /** Whether the wizard is still wanted: until it is closed or its container is being made. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Where the guest can be made. */
    public GuestPlace place() {
        return place;
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
    public CardPage network() {
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

    /** Every parameter of the call. */
    public Options options() {
        return order.options();
    }
}
