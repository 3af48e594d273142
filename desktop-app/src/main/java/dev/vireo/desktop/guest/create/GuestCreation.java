// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.hardware.NodeOffer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.desktop.wizard.WizardSteps;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * What the wizards of both kinds of guest have in common: they ask where the guest is made, read what is offered there, send
 * the order at the end, and tell who opened them what became of it.
 */
public final class GuestCreation implements GuestOrder.Wizard {
    /**
     * What differs between them.
     *
     * @param creation makes the guest and answers the task
     * @param pages the steps in their order
     * @param confirm the last of them
     * @param place the node and the number, on the first
     * @param completed adds what follows from several pages together
     * @param offered gets what the chosen node offers
     */
    public record Parts(
            Endpoint<String> creation,
            List<OrderPage> pages,
            ConfirmPage confirm,
            PlaceFields place,
            UnaryOperator<Options> completed,
            BiConsumer<NodeName, NodeOffer> offered) {
        public Parts {
            pages = List.copyOf(pages);
        }
    }

    private final Parts parts;
    private final CreatedListener created;
    private final OfferReader offers;
    private final GuestOrder order;
    private final GuestPlace place;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(true);
    private Cancellation readingOffer = Cancellation.NONE;
    private Cancellation readingVolumes = Cancellation.NONE;

    /**
     * @param nodes where the guest can be made, with their load
     * @param created is told when the server has taken the order
     */
    public GuestCreation(
            AgentApi api, Background background, List<NodeChoice> nodes, Parts parts, CreatedListener created) {
        this.parts = parts;
        this.created = created;
        this.offers = new OfferReader(api, background);
        this.order = new GuestOrder(api, background, parts.creation, parts.pages, this);
        this.place = new GuestPlace(api, background, nodes, parts.place, order::fail);
        parts.place.node().valueProperty().addListener((observable, before, now) -> now.ifPresent(this::readOffer));
    }

    /** Begins: offers the nodes, {@code preferred} first, and asks for a free number. */
    public void open(Optional<NodeName> preferred) {
        place.open(preferred);
    }

    /** Ends: nothing that is still being read will arrive; an order that has been sent goes on. */
    public void close() {
        open.set(false);
        readingOffer.cancel();
        readingVolumes.cancel();
        place.close();
    }

    private void readOffer(NodeName node) {
        readingOffer.cancel();
        readingOffer = offers.readOffer(node, offer -> parts.offered.accept(node, offer), order::fail);
    }

    /**
     * Reads what a storage of the chosen node holds; there is nothing while none is chosen.
     *
     * @param content kind of the volumes
     */
    public void readVolumes(ChoiceField<StorageState> storage, String content, Consumer<List<VolumeEntry>> taken) {
        readingVolumes.cancel();
        Optional<StorageId> chosen = storage.value().map(StorageChoices::name).map(StorageId::parse);
        Optional<NodeName> node = parts.place.node().value();
        if (chosen.isPresent() && node.isPresent()) {
            readingVolumes = offers.readVolumes(node.get(), chosen.get(), content, taken, order::fail);
        } else {
            taken.accept(List.of());
        }
    }

    /** Which step is shown. */
    public WizardSteps steps() {
        return order.steps();
    }

    /** Where the guest can be made. */
    public GuestPlace place() {
        return place;
    }

    /** Whether the wizard is still wanted: until it is closed or its guest is being made. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Every parameter of the call. */
    @Override
    public Options options() {
        return parts.completed.apply(order.options());
    }

    @Override
    public void entering(WizardPage page) {
        if (page == parts.confirm) {
            parts.confirm.show(options());
        }
    }

    @Override
    public void say(Sentence failure) {
        parts.confirm.fail(failure);
    }

    @Override
    public boolean isOpen() {
        return open.get();
    }

    @Override
    public void ordered(String upid) {
        close();
        created.created(
                parts.place.node().value().orElseThrow(),
                parts.place.vmid().value().orElseThrow(),
                upid);
    }

    @Override
    public void refusedLater(String reason) {
        created.refused(reason);
    }
}
