// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** What the node of a guest offers to the editor that is open: read once, and told to the editor when it is there. */
public final class HostOffers {
    private final GuestItem guest;
    private final OfferReader reader;
    private NodeOffer offer = NodeOffer.NOTHING;
    private Consumer<NodeOffer> follower = any -> {};
    private Cancellation reading = Cancellation.NONE;
    private Cancellation readingImages = Cancellation.NONE;

    /** Offers of the node where that guest is. */
    public HostOffers(GuestItem guest, OfferReader reader) {
        this.guest = guest;
        this.reader = reader;
    }

    /** Reads anew. */
    public void read() {
        reading.cancel();
        reading = reader.readOffer(
                guest.node().node(),
                read -> {
                    offer = read;
                    follower.accept(read);
                },
                // Editors say under their fields that nothing is there to choose from.
                reason -> {});
    }

    /** What was read last. */
    public NodeOffer offer() {
        return offer;
    }

    /** Tells the editor that is made now what the node offers, and again when that was read anew. */
    public void follow(Consumer<NodeOffer> editor) {
        follower = editor;
        editor.accept(offer);
    }

    /** CD images on a storage. */
    void readImages(String storage, Consumer<List<VolumeEntry>> done) {
        readingImages.cancel();
        readingImages = reader.readVolumes(
                guest.node().node(), StorageId.parse(storage), "iso", done, reason -> done.accept(List.of()));
    }

    /** A list of the node that one kind of device needs. */
    <E> void readList(Endpoint<List<E>> endpoint, Consumer<List<E>> done) {
        reader.readList(guest.node().node(), endpoint, done);
    }

    /** The datacenter's mappings of a kind, as choices by name. */
    void readMappings(MappingEndpoints.Table table, Consumer<List<Choice<String>>> done) {
        reader.readMappings(
                table.list(),
                read -> done.accept(read.stream()
                        .map(mapping -> Choice.of(
                                Objects.requireNonNullElse(mapping.id(), ""),
                                Sentence.verbatim(Objects.requireNonNullElse(mapping.id(), "")),
                                Sentence.verbatim(Objects.requireNonNullElse(mapping.description(), ""))))
                        .toList()));
    }

    /** Processors of the node; 0 if that is unknown. */
    public long processors() {
        Double count = guest.node().usageProperty().get().maxcpu();
        return count == null ? 0 : Math.round(count);
    }
}
