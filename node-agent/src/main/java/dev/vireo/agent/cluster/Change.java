// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and removals that happen together or not at all.
 *
 * @param steps what is to be done, each based on a version
 */
public record Change(List<Step> steps) {
    /** No change yet. */
    public static final Change NONE = new Change(List.of());

    /** One write, or a removal if there is no text. */
    public record Step(String path, @Nullable String text, long basedOn) {}

    public Change {
        steps = List.copyOf(steps);
    }

    /** And makes a file that must not exist. */
    public Change create(String path, String text) {
        return and(new Step(path, text, 0));
    }

    /** And writes a file anew that was read at that version. */
    public Change replace(StoredFile read, String text) {
        return and(new Step(read.path(), text, read.version()));
    }

    /** And removes a file that was read at that version. */
    public Change delete(StoredFile read) {
        return and(new Step(read.path(), null, read.version()));
    }

    private Change and(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Change(all);
    }
}
