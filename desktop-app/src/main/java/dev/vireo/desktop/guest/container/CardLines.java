// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.guest.CtOptions;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.option.Options;
import java.util.List;

/** The network cards of a container. */
public final class CardLines extends ContainerLines {
    private final ContainerWords words;

    /** Lines in the user's words. */
    public CardLines(Texts texts, Quantities quantities) {
        super(texts);
        this.words = new ContainerWords(texts, quantities);
    }

    @Override
    protected Sentence adviceWhenEmpty() {
        return Sentence.of(
                "The container has no network card, so it reaches nobody and nobody reaches it. A card can be"
                        + " added while it runs.");
    }

    @Override
    protected List<ConfigurationRow> lines(Options options) {
        return members(CtOptions.NET, options).stream()
                .map(key -> understood(
                        key,
                        texts().get("Network card ({0})", key),
                        options,
                        () -> words.card(ContainerCard.TYPE.parse(String.valueOf(options.raw(key))))))
                .toList();
    }
}
