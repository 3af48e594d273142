// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Parameters;
import dev.vireo.model.api.StorageEndpoints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the fields of an upload that stand before its file. */
final class UploadForm {
    private static final String FILE = "filename";
    /** Some clients send it; it means nothing here. */
    private static final String IGNORED = "tmpfilename";

    private static final int LONGEST_FIELD = 1024;
    private static final int MOST_FIELDS = 16;
    private static final Parameters FIELDS = Parameters.of(
            StorageEndpoints.UPLOAD_CONTENT,
            StorageEndpoints.UPLOAD_NAME,
            StorageEndpoints.CHECKSUM,
            StorageEndpoints.CHECKSUM_ALGORITHM);

    private UploadForm() {}

    /** Reads up to the first byte of the file, and checks everything that can be checked then. */
    static FileClaim read(MultipartReader parts) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int count = 0; count < MOST_FIELDS; count++) {
            PartHeaders part = parts.next().orElseThrow(() -> lacksFile(fields));
            if (part.name().equals(FILE)) {
                fields.put(FILE, part.fileName().orElseThrow(UploadForm::isNoFile));
                return check(fields);
            }
            String before = fields.put(part.name(), parts.readText(LONGEST_FIELD));
            if (before != null) {
                throw ApiException.badParameter(part.name(), "the form has this field twice");
            }
        }
        throw new MultipartException("the form has more than " + MOST_FIELDS + " fields before its file");
    }

    private static ApiException lacksFile(Map<String, String> fields) {
        return ApiException.badParameter(
                FILE,
                "property is missing and it is not optional: the form has " + fields.size() + " fields and no file");
    }

    private static ApiException isNoFile() {
        return ApiException.badParameter(FILE, "the part named filename is the file: it needs a filename of its own");
    }

    private static FileClaim check(Map<String, String> fields) {
        fields.remove(IGNORED);
        return FileClaim.of(Arguments.check(FIELDS, fields));
    }
}
