// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Storages as choices, each with what is free on it. */
public final class StorageChoices {
    /** Plugins that keep disks as files whose format can be chosen; Btrfs keeps raw files alone. */
    private static final Set<String> OF_FILES = Set.of("dir", "nfs", "cifs", "glusterfs");

    /** Below that, whole GiB would tell too little. */
    private static final long FEW_GIBIBYTES = 10L << 30;

    private StorageChoices() {}

    /** Storages to choose from. */
    public static List<Choice<StorageState>> of(List<StorageState> storages) {
        return storages.stream()
                .map(storage -> Choice.of(storage, Sentence.verbatim(name(storage)), detail(storage)))
                .toList();
    }

    /** Those storages of an answer that can be used now and take that kind of content. */
    public static List<StorageState> taking(String content, List<StorageState> storages) {
        return storages.stream()
                .filter(storage -> storage.storage() != null)
                .filter(storage -> List.of(storage.content().split("[,; ]")).contains(content))
                .filter(storage -> !Boolean.FALSE.equals(storage.active()) && !Boolean.FALSE.equals(storage.enabled()))
                .toList();
    }

    /** The storage's name. */
    public static String name(StorageState storage) {
        return Objects.requireNonNullElse(storage.storage(), "");
    }

    /** Image formats that disks on it can have, the usual one first. */
    public static List<String> formats(StorageState storage) {
        return OF_FILES.contains(storage.type()) ? List.of("qcow2", "raw") : List.of("raw");
    }

    private static Sentence detail(StorageState storage) {
        Long free = storage.avail();
        if (free == null) {
            return Sentence.verbatim(storage.type());
        }
        return free >= FEW_GIBIBYTES
                ? Sentence.of("{0}, {1} GiB free", storage.type(), Long.toString(free >> 30))
                : Sentence.of("{0}, {1} MiB free", storage.type(), Long.toString(free >> 20));
    }
}
