// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed on a node: clients read anew what it names.
 *
 * @param kind what changed: {@link #GUEST}, {@link #TASK}, {@link #STORAGE} or {@link #MAPPING}
 * @param id which one: a VMID, a UPID, a storage; absent for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Event(String kind, @Nullable String id) {
    /** A guest appeared, changed its state or configuration, or went. */
    public static final String GUEST = "guest";
    /** A task began, went on or ended. */
    public static final String TASK = "task";
    /** The content or the state of a storage changed. */
    public static final String STORAGE = "storage";
    /** Mappings of directories or devices changed. */
    public static final String MAPPING = "mapping";
}
