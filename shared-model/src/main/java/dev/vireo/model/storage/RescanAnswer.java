// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the disks of guests differ from what lies on the storages.
 *
 * @param findings the differences, by guest
 * @param notes what could not be looked at, in sentences
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RescanAnswer(List<Finding> findings, List<String> notes) {
    /** A volume bears a guest's number and nothing names it: it becomes a detached disk. */
    public static final String UNREFERENCED = "unreferenced";
    /** A disk has another size than its guest's configuration says: that is written. */
    public static final String SIZE = "size";
    /** A volume bears a number that no guest has: nothing is done about it. */
    public static final String NO_GUEST = "no-guest";

    public RescanAnswer {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * One difference.
     *
     * @param vmid the guest's number
     * @param volid the volume
     * @param kind {@link #UNREFERENCED}, {@link #SIZE} or {@link #NO_GUEST}; later versions may have more
     * @param key the key that the volume has, or gets; absent where there is no guest
     * @param size the volume's size in bytes; absent if it is not known
     * @param written the size in the configuration, such as {@code 32G}; absent unless that is wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Finding(
            int vmid,
            String volid,
            String kind,
            @Nullable String key,
            @Nullable Long size,
            @Nullable String written) {}
}
