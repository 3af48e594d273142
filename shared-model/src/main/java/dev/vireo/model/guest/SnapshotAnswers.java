// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers about snapshots. */
public final class SnapshotAnswers {
    /** The name of the entry that stands for the present machine. */
    public static final String CURRENT = "current";

    private SnapshotAnswers() {}

    /**
     * A snapshot, or the present machine as {@link #CURRENT}.
     *
     * @param name its name
     * @param description its notes
     * @param parent the snapshot before it; none for the first
     * @param time when it was taken, in seconds since 1970
     * @param memory 1 if the memory is kept
     * @param state {@code prepare} or {@code delete} while it is no whole snapshot
     * @param running 1 if the present machine runs; of no snapshot
     * @param digest of the present configuration; of no snapshot
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SnapshotEntry(
            String name,
            @Nullable String description,
            @Nullable String parent,
            @JsonProperty("snaptime") @Nullable Long time,
            @JsonProperty("vmstate") @Nullable Integer memory,
            @JsonProperty("snapstate") @Nullable String state,
            @Nullable Integer running,
            @Nullable String digest) {}

    /** Something that can be asked of a snapshot. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SnapshotCommand(String cmd) {}

    /**
     * Whether something can be done with a guest.
     *
     * @param hasFeature 1 if its disks can do it
     * @param nodes on which nodes
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Feature(int hasFeature, List<String> nodes) {
        public Feature {
            nodes = List.copyOf(nodes);
        }
    }
}
