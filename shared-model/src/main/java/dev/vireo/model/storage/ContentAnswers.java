// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What the API answers about files on their way to a storage. */
public final class ContentAnswers {
    private ContentAnswers() {}

    /**
     * What another server says about a file.
     *
     * @param filename a name for it
     * @param mimetype its kind
     * @param size bytes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UrlMetadata(
            @Nullable String filename,
            @Nullable String mimetype,
            @Nullable Long size) {}

    /**
     * A resumable upload.
     *
     * @param upload its name for further calls; null if nothing has to be sent
     * @param volid the volume that it will be, or is already
     * @param size bytes that the file has
     * @param offset bytes that have arrived; the next part begins there
     * @param present whether the volume is there already with the same content, so that nothing has to be sent
     * @param expires when it is dropped unless something more arrives, in seconds since 1970; null if it is present
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UploadState(
            @Nullable String upload,
            String volid,
            long size,
            long offset,
            boolean present,
            @Nullable Long expires) {}
}
