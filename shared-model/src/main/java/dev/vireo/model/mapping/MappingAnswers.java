// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.mapping;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers about mappings. */
public final class MappingAnswers {
    private MappingAnswers() {}

    /**
     * A mapping.
     *
     * @param map what it stands for, a property string for each node or device
     * @param mdev whether its devices give mediated devices
     * @param migratable whether a running guest can take its devices along
     * @param digest of the whole file
     * @param checks what is wrong on the node that was asked about; absent if none was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MappingState(
            @Nullable String id,
            @Nullable String description,
            @Nullable List<String> map,
            @Nullable Boolean mdev,

            @JsonProperty("live-migration-capable") @Nullable
            Boolean migratable,

            @Nullable String digest,
            @JsonAlias({"errors", "error"}) @Nullable List<Finding> checks) {}

    /**
     * What is wrong with a mapping on a node.
     *
     * @param severity {@code error} or {@code warning}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Finding(String severity, String message) {
        /** The mapping can't be used. */
        public static Finding error(String message) {
            return new Finding("error", message);
        }

        /** The mapping can be used, and somebody should look at it. */
        public static Finding warning(String message) {
            return new Finding("warning", message);
        }

        /** Whether the mapping can't be used. */
        @JsonIgnore
        public boolean isError() {
            return severity.equals("error");
        }
    }
}
