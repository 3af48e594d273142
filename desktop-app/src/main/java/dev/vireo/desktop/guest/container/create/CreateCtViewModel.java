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
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.create.NodeReader;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.load.UsualLoads;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.desktop.wizard.WizardSteps;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
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

    private final NodeReader reader;
    private final UsualLoads usual;
    private final OfferReader offers;
    private final List<NodeChoice> nodes;
    private final CreatedListener created;
    private final GuestOrder order;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);
    private Cancellation readingOffer = Cancellation.NONE;
    private Cancellation readingTemplates = Cancellation.NONE;
    private Cancellation checkingVmid = Cancellation.NONE;

    /**
     * @param nodes where the container can be made, with their load
     * @param created is told when the server has taken the order
     */
    public CreateCtViewModel(AgentApi api, Background background, List<NodeChoice> nodes, CreatedListener created) {
        this.reader = new NodeReader(api, background);
        this.usual = new UsualLoads(api, background);
        this.offers = new OfferReader(api, background);
        this.nodes = List.copyOf(nodes);
        this.created = created;
        this.order = new GuestOrder(api, background, ContainerEndpoints.CREATE_CT, pages, new Ending());
        share.cores().textProperty().set("1");
        template.storage().valueProperty().addListener((observable, before, now) -> readTemplates());
        general.node().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::readOffer));
        general.vmid().textProperty().addListener((observable, before, now) -> checkVmid());
    }

    /** Begins: offers the nodes, {@code preferred} first, and asks for a free number. */
    public void open(Optional<NodeName> preferred) {
        general.offer(nodes);
        usual.read(NodeChoice.loads(nodes));
        preferred.ifPresent(general.node()::choose);
        reader.readFreeVmid(free -> general.vmid().textProperty().set(free.toString()), order::fail);
    }

    /** Ends: nothing that is still being read will arrive; an order that has been sent goes on. */
    public void close() {
        usual.close();
        open.set(false);
        readingOffer.cancel();
        readingTemplates.cancel();
        checkingVmid.cancel();
    }

    private void readOffer(NodeName node) {
        readingOffer.cancel();
        readingOffer = offers.readOffer(node, offer -> take(node, offer), order::fail);
    }

    private void take(NodeName node, NodeOffer offer) {
        template.offerStorages(offer.storagesFor("vztmpl"));
        disks.offerStorages(offer.storagesFor("rootdir"));
        network.offer(offer.bridges());
        share.offer(processorsOf(node));
        readTemplates();
    }

    private long processorsOf(NodeName node) {
        return nodes.stream()
                .filter(choice -> choice.name().equals(node))
                .map(choice -> choice.usage().maxcpu())
                .mapToLong(processors -> processors == null ? 0 : Math.round(processors))
                .findFirst()
                .orElse(0);
    }

    /** Looks again which templates there are. */
    public void readTemplates() {
        readingTemplates.cancel();
        Optional<StorageId> storage =
                template.storage().value().map(StorageChoices::name).map(StorageId::parse);
        Optional<NodeName> node = general.node().value();
        if (storage.isPresent() && node.isPresent()) {
            readingTemplates =
                    offers.readVolumes(node.get(), storage.get(), "vztmpl", template::offerTemplates, order::fail);
        } else {
            template.offerTemplates(List.of());
        }
    }

    private void checkVmid() {
        checkingVmid.cancel();
        Optional<Vmid> typed = general.vmid().value();
        checkingVmid = typed.isEmpty()
                ? Cancellation.NONE
                : reader.readIsFree(
                        typed.get(),
                        free -> {
                            if (!free) {
                                general.vmidIsTaken(typed.get());
                            }
                        },
                        order::fail);
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

    /** Nodes that were offered. */
    public List<NodeChoice> nodes() {
        return nodes;
    }

    /** What is usual for them at which hour. */
    public UsualLoads usualLoads() {
        return usual;
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

    /** What becomes of the order. */
    private final class Ending implements GuestOrder.Wizard {
        @Override
        public Options options() {
            return order.options();
        }

        @Override
        public void entering(WizardPage page) {
            if (page == confirm) {
                confirm.show(options());
            }
        }

        @Override
        public void say(Sentence failure) {
            confirm.fail(failure);
        }

        @Override
        public boolean isOpen() {
            return open.get();
        }

        @Override
        public void ordered(String upid) {
            close();
            created.created(
                    general.node().value().orElseThrow(), general.vmid().value().orElseThrow(), upid);
        }

        @Override
        public void refusedLater(String reason) {
            created.refused(reason);
        }
    }
}
