// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the API answers about storages. */
public final class StorageAnswers {
    private StorageAnswers() {}

    /**
     * A storage as a node sees it.
     *
     * @param content kinds of content it takes, with commas
     * @param total bytes there are
     * @param used bytes in use
     * @param avail bytes free
     * @param usedFraction share in use, 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StorageState(
            @Nullable String storage,
            String type,
            String content,
            @Nullable Boolean active,
            @Nullable Boolean enabled,
            @Nullable Boolean shared,
            @Nullable Long total,
            @Nullable Long used,
            @Nullable Long avail,
            @JsonProperty("used_fraction") @Nullable Double usedFraction) {}

    /**
     * A volume on a storage.
     *
     * @param size bytes that its user sees
     * @param used bytes that it takes
     * @param ctime seconds since 1970
     * @param isProtected whether a backup stays whatever is pruned
     * @param subtype of a backup, {@code qemu} or {@code lxc}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VolumeEntry(
            String volid,
            @Nullable String content,
            @Nullable String format,
            @Nullable Long size,
            @Nullable Long used,
            @Nullable Long ctime,
            @Nullable Integer vmid,
            @Nullable String parent,
            @Nullable String notes,
            @JsonProperty("protected") @Nullable Boolean isProtected,
            @Nullable String subtype) {}

    /** One volume, looked at closely. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VolumeDetails(
            @Nullable String path,
            long size,
            long used,
            String format,
            @Nullable String notes,
            @JsonProperty("protected") @Nullable Boolean isProtected) {}
}
