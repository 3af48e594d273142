// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.guest.FreeNumber;
import dev.vireo.desktop.guest.config.Addition;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.desktop.guest.config.Removal;
import dev.vireo.desktop.guest.hardware.HostOffers;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Editors of a container's network cards. */
public final class CardEditors implements Editors {
    private final HostOffers offers;

    /** Editors for one container, with what its node offers. */
    public CardEditors(GuestItem guest, OfferReader reader) {
        this.offers = new HostOffers(guest, reader);
    }

    @Override
    public void prepare() {
        offers.read();
    }

    @Override
    public boolean edits(String key, GuestConfiguration configuration) {
        return CtOptions.NET.indexOf(key).isPresent()
                && configuration.afterRestart().raw(key) != null;
    }

    @Override
    public Optional<Editor> editor(String key, GuestConfiguration configuration) {
        return edits(key, configuration) ? Optional.of(change(key)) : Optional.empty();
    }

    private Editor change(String key) {
        ContainerCardForm form = new ContainerCardForm("edit", "");
        offers.follow(offer -> form.place().offerBeside(offer.bridges()));
        return editor(Sentence.of("Network card ({0})", key), Purpose.CHANGE, form, form.binding(key));
    }

    private Editor add(Options options) {
        int number = free(options).orElse(CtOptions.NET.last());
        ContainerCardForm form = new ContainerCardForm("edit", "eth" + number);
        offers.follow(offer -> form.place().offer(offer.bridges()));
        return editor(Sentence.of("New network card"), Purpose.ADD, form, form.newBinding("net" + number));
    }

    private static Editor editor(Sentence title, Purpose purpose, ContainerCardForm form, Binding binding) {
        List<Field> main = new ArrayList<>(List.of(form.way()));
        main.addAll(form.main());
        Sheet sheet = new Sheet(
                main, Sentence.of("Advanced: name, MAC address, rate limit, MTU, disconnected"), form.advanced());
        return new FormEditor(title, purpose, sheet, List.of(binding));
    }

    private static Optional<Integer> free(Options options) {
        return FreeNumber.of("net", CtOptions.NET.last(), key -> options.raw(key) != null);
    }

    @Override
    public Optional<Editor> removal(String key, GuestConfiguration configuration) {
        return edits(key, configuration)
                ? Optional.of(Removal.of(
                        Sentence.of("Remove {0}?", key),
                        Sentence.of(
                                "The guest loses this device: {0}",
                                String.valueOf(configuration.afterRestart().raw(key))),
                        key))
                : Optional.empty();
    }

    @Override
    public List<Addition> additions(GuestConfiguration configuration) {
        boolean hasRoom = free(configuration.afterRestart()).isPresent();
        return List.of(new Addition(
                "net",
                Icon.NETWORK,
                Sentence.of("Network card"),
                hasRoom ? Sentence.EMPTY : Sentence.of("The guest has as many as it can."),
                read -> add(read.afterRestart())));
    }
}
