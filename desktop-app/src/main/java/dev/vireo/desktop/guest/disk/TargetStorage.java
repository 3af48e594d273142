// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A storage that disks can go to.
 *
 * @param name its name; empty for the storage that each disk lies on now
 * @param type its plugin
 */
public record TargetStorage(String name, String type) {
    /** The storage that each disk lies on now. */
    public static final TargetStorage SAME = new TargetStorage("", "");

    /** Plugins that keep disks as files, so that an image format can be chosen. */
    private static final Set<String> OF_FILES = Set.of("dir", "nfs", "cifs", "glusterfs", "btrfs");

    /** The storages of an answer that take that kind of content, each with what is free on it. */
    static List<Choice<TargetStorage>> choices(List<StorageState> storages, String content) {
        return storages.stream()
                .filter(storage -> storage.storage() != null)
                .filter(storage -> List.of(storage.content().split("[,; ]")).contains(content))
                .filter(storage -> !Boolean.FALSE.equals(storage.active()) && !Boolean.FALSE.equals(storage.enabled()))
                .map(TargetStorage::choice)
                .toList();
    }

    private static Choice<TargetStorage> choice(StorageState storage) {
        String name = Objects.requireNonNullElse(storage.storage(), "");
        Long free = storage.avail();
        Sentence detail = free == null
                ? Sentence.verbatim(storage.type())
                : Sentence.of("{0}, {1} GiB free", storage.type(), Long.toString(free >> 30));
        return Choice.of(new TargetStorage(name, storage.type()), Sentence.verbatim(name), detail);
    }

    /** Image formats that a disk can have there, the usual one first; none where the server decides. */
    List<String> formats() {
        if (name.isEmpty()) {
            return List.of();
        }
        return OF_FILES.contains(type) ? List.of("qcow2", "raw", "vmdk") : List.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
