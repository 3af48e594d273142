// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.importing.Contents.FoundCard;
import dev.vireo.desktop.importing.Contents.FoundDisk;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ImportMetadata;
import dev.vireo.model.storage.ImportMetadata.Image;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What a server tells about a file on one of its storages. */
final class ServerImages {
    private ServerImages() {}

    static Contents of(String title, ImportMetadata told) {
        Options proposal = Options.EMPTY;
        for (Map.Entry<String, String> key : told.createArgs().entrySet()) {
            proposal = proposal.with(key.getKey(), key.getValue());
        }
        List<Image> images = Objects.requireNonNullElse(told.images(), List.of());
        boolean isMachine = !proposal.isEmpty();
        List<FoundDisk> disks = new TreeMap<>(Objects.requireNonNullElse(told.disks(), Map.of()))
                .entrySet().stream()
                        .map(disk -> disk(isMachine ? busOf(disk.getKey()) : "", disk.getValue(), images))
                        .toList();
        List<FoundCard> cards = new TreeMap<>(Objects.requireNonNullElse(told.net(), Map.of()))
                .values().stream()
                        .map(card -> new FoundCard(
                                Objects.requireNonNullElse(card.model(), "e1000"), Optional.ofNullable(card.macaddr())))
                        .toList();
        return new Contents(title, proposal, disks, cards, hints(told), List.of());
    }

    private static List<Sentence> hints(ImportMetadata told) {
        return Objects.requireNonNullElse(told.warnings(), List.<ImportMetadata.Warning>of()).stream()
                .map(warning -> Objects.requireNonNullElse(warning.value(), warning.type()))
                .map(KnownWords::say)
                .toList();
    }

    private static String busOf(String key) {
        return key.replaceAll("[0-9]+$", "");
    }

    private static FoundDisk disk(String bus, String volume, List<Image> images) {
        return images.stream()
                .filter(image -> image.volume().equals(volume))
                .findFirst()
                .map(image -> new FoundDisk(
                        bus,
                        volume,
                        (image.format() + " " + image.variant()).strip(),
                        image.size(),
                        image.used(),
                        image.missing(),
                        image.notes().stream().map(KnownWords::say).toList()))
                .orElseGet(() -> new FoundDisk(bus, volume, "", 0, 0, List.of(), List.of()));
    }
}
