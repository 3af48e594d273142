// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.STORAGE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.option.Option;
import dev.vireo.model.storage.ContentAnswers.UrlMetadata;
import java.util.List;

/** What is done with content of storages: files fetched from other servers, notes and protection of backups. */
public final class ContentEndpoints {
    /** Where a file lies. */
    public static final Option<String> URL = required(
            "url",
            text("https?://[^\\s\\p{C}\"<>\\\\]{1,4000}", "a URL that begins with http:// or https://"),
            "Address of the file");
    /** Whether the server must prove who it is. */
    public static final Option<Boolean> VERIFY_CERTIFICATES = optional(
                    "verify-certificates", flag(), "Whether the server's certificate must be valid")
            .withDefault(true);
    /** How the file is packed. */
    public static final Option<String> COMPRESSION = optional(
            "compression", text("[a-z0-9]{1,10}", "gz"), "How the file is packed; it is unpacked after the download");
    /** What people wrote about a backup. */
    public static final Option<String> NOTES = optional("notes", text(), "Notes");
    /** Whether a backup stays whatever is pruned. */
    public static final Option<Boolean> PROTECTED =
            optional("protected", flag(), "Whether the backup cannot be removed");

    private static final String BASE = "/nodes/{node}/storage/{storage}";

    /** What another server says about a file. */
    public static final Endpoint<UrlMetadata> QUERY_URL = Endpoint.get(
                    "/nodes/{node}/query-url-metadata", NODE, URL, VERIFY_CERTIFICATES)
            .allows(Permission.rule(ExtraRule.QUERY_URL), Answer.one(UrlMetadata.class));
    /** Fetches a file from another server; the answer is the task. */
    public static final Endpoint<String> DOWNLOAD_URL = Endpoint.post(
                    BASE + "/download-url",
                    NODE,
                    STORAGE,
                    StorageEndpoints.UPLOAD_CONTENT,
                    StorageEndpoints.UPLOAD_NAME,
                    URL,
                    StorageEndpoints.CHECKSUM,
                    StorageEndpoints.CHECKSUM_ALGORITHM,
                    COMPRESSION,
                    VERIFY_CERTIFICATES)
            .allows(Permission.rule(ExtraRule.DOWNLOAD_URL), Answer.text());
    /** Changes a backup's notes or protection. */
    public static final Endpoint<Void> UPDATE_VOLUME = Endpoint.put(
                    BASE + "/content/{volume}", NODE, STORAGE, StorageEndpoints.VOLUME, NOTES, PROTECTED)
            .allows(Permission.rule(ExtraRule.UPDATE_VOLUME), Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(QUERY_URL, DOWNLOAD_URL, UPDATE_VOLUME);

    private ContentEndpoints() {}
}
