// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Files of our own, one a card: those of cards that are gone go too. */
final class CardFiles {
    private final String directory;
    private final String before;
    private final String after;
    private final int mode;

    /**
     * Names them.
     *
     * @param before what their names begin with, before the card's name: nobody else's files begin with it
     * @param after how their names end
     */
    CardFiles(String directory, String before, String after, int mode) {
        this.directory = directory;
        this.before = before;
        this.after = after;
        this.mode = mode;
    }

    /** Writes the text of each card whose addresses are ours to set. */
    void write(GuestTree tree, List<CardAddresses> cards, Function<CardAddresses, String> text) throws IOException {
        Map<String, String> files = new TreeMap<>();
        cards.stream()
                .filter(card -> !card.isManual())
                .forEach(card -> files.put(before + card.name() + after, text.apply(card)));
        for (String name : ours(tree)) {
            if (!files.containsKey(name)) {
                tree.remove(directory + "/" + name);
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            tree.write(directory + "/" + file.getKey(), file.getValue(), mode);
        }
    }

    private List<String> ours(GuestTree tree) throws IOException {
        return tree.list(directory).stream()
                .filter(name -> name.startsWith(before) && name.endsWith(after))
                .toList();
    }
}
