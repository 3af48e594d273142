// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** The form of an upload: fields first, the file last, read while it is sent. */
final class MultipartBody {
    private final String boundary = "vireo-" + UUID.randomUUID();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher of(Map<String, String> fields, String fileField, Path file) throws FileNotFoundException {
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(fileField);
        head.append("\"; filename=\"").append(file.getFileName()).append("\"\r\n");
        head.append("Content-Type: application/octet-stream\r\n\r\n");
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }
}
