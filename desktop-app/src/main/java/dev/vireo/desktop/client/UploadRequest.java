// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.Request;

/** A file on its way to a storage, as the multipart form that servers want: the file's part is named and last. */
record UploadRequest(RequestWriter requests, NodeName node, StorageId storage, UploadFile file) {

    Request build(UploadProgress progress) {
        Map<String, String> place = new HashMap<>(Map.of("node", node.name(), "storage", storage.name()));
        HttpUrl url = requests.path(StorageEndpoints.UPLOAD, place).build();
        MultipartBody.Builder form =
                new MultipartBody.Builder().setType(MultipartBody.FORM).addFormDataPart("content", file.content());
        String sha256 = file.sha256();
        if (sha256 != null) {
            form.addFormDataPart("checksum-algorithm", "sha256").addFormDataPart("checksum", sha256);
        }
        form.addFormDataPart("filename", file.name(), new FileBody(file.path(), progress));
        return new Request.Builder().url(url).post(form.build()).build();
    }
}
