// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.STORAGE;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.option.Option;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import java.util.List;

/**
 * Uploads that go on where they broke off. A server that has them tells the capability {@link #CAPABILITY}. A client
 * begins one, sends the file in parts, each from the offset that was answered last, and commits. Beyond the dialect.
 */
public final class UploadEndpoints {
    /** What servers that have resumable uploads say of themselves. */
    public static final String CAPABILITY = "uploads";
    /** The upload. */
    public static final Option<String> UPLOAD_ID =
            required("upload", text("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "the name of an upload"), "Upload");
    /** Size of the file. */
    public static final Option<Long> FILE_SIZE = required("size", integer(1, 1L << 44), "Bytes that the file has");
    /** Where a part begins. */
    public static final Option<Long> OFFSET =
            required("offset", integer(0, 1L << 44), "Bytes of the file before this part");

    private static final String BASE = "/vireo/nodes/{node}/storage/{storage}/uploads";
    private static final Permission MAY = Permission.on("/storage/{storage}", Privilege.DATASTORE_ALLOCATE_TEMPLATE);

    /** The caller's uploads that are not committed. */
    public static final Endpoint<List<UploadState>> LIST =
            Endpoint.get(BASE, NODE, STORAGE).allows(MAY, Answer.list(UploadState.class));
    /** Begins one; says at once if the file is there already. The checksum can come with the commit instead. */
    public static final Endpoint<UploadState> BEGIN = Endpoint.post(
                    BASE,
                    NODE,
                    STORAGE,
                    StorageEndpoints.UPLOAD_CONTENT,
                    StorageEndpoints.UPLOAD_NAME,
                    FILE_SIZE,
                    StorageEndpoints.CHECKSUM,
                    StorageEndpoints.CHECKSUM_ALGORITHM)
            .allows(MAY, Answer.one(UploadState.class));
    /** How far one is. */
    public static final Endpoint<UploadState> READ =
            Endpoint.get(BASE + "/{upload}", NODE, STORAGE, UPLOAD_ID).allows(MAY, Answer.one(UploadState.class));
    /** Takes the next part: the body is the bytes, of any number. What has arrived of it counts if it breaks off. */
    public static final Endpoint<UploadState> SEND = Endpoint.put(BASE + "/{upload}", NODE, STORAGE, UPLOAD_ID, OFFSET)
            .allows(MAY, Answer.one(UploadState.class));
    /** Checks the whole file and makes it a volume; the answer is the task. */
    public static final Endpoint<String> COMMIT = Endpoint.post(
                    BASE + "/{upload}/commit",
                    NODE,
                    STORAGE,
                    UPLOAD_ID,
                    StorageEndpoints.CHECKSUM,
                    StorageEndpoints.CHECKSUM_ALGORITHM)
            .allows(MAY, Answer.text());
    /** Drops one. */
    public static final Endpoint<Void> ABORT =
            Endpoint.delete(BASE + "/{upload}", NODE, STORAGE, UPLOAD_ID).allows(MAY, Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(LIST, BEGIN, READ, SEND, COMMIT, ABORT);

    private UploadEndpoints() {}
}
