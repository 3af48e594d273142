// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.storage.ContentType;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers pending uploads over the agent's end: a small file for each, written before the first byte is taken. */
final class UploadLedger {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final String END = ".json";

    private static final Logger LOG = LoggerFactory.getLogger(UploadLedger.class);

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;

    /** @param folder where the files are; it exists */
    UploadLedger(Path folder) {
        this.folder = folder;
    }

    /** Writes one down; on disk when it returns. */
    void add(PendingUpload upload) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("owner", upload.owner().toString());
        fields.put("storage", upload.storage().name());
        fields.put("content", upload.claim().name().content().word());
        fields.put("filename", upload.claim().name().fileName());
        fields.put("size", String.valueOf(upload.size()));
        fields.put("temporary", upload.temporary().toString());
        upload.claim().checksum().ifPresent(sum -> {
            fields.put("algorithm", sum.algorithm());
            fields.put("checksum", sum.digits());
        });
        Path file = file(upload.id());
        Path temporary = folder.resolve("." + upload.id() + ".tmp");
        Files.write(temporary, json.writeValueAsBytes(fields));
        FileTree.sync(temporary);
        FileTree.rename(temporary, file);
    }

    /** Forgets one. */
    void remove(PendingUpload upload) throws IOException {
        FileTree.deleteDurably(file(upload.id()));
    }

    private Path file(String id) {
        return folder.resolve(id + END);
    }

    /** All that were written down, read at the agent's start. A file that cannot be read stays for people to look at. */
    List<PendingUpload> all() throws IOException {
        removeHalfWritten();
        List<PendingUpload> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + END)) {
            for (Path file : files) {
                read(file).ifPresent(all::add);
            }
        }
        return all;
    }

    private void removeHalfWritten() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private Optional<PendingUpload> read(Path file) {
        try {
            Map<String, String> fields = json.readValue(Files.readAllBytes(file), FIELDS);
            String name = String.valueOf(file.getFileName());
            String id = name.substring(0, name.length() - END.length());
            return Optional.of(upload(id, fields));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("cannot read {}, which tells of an upload: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static PendingUpload upload(String id, Map<String, String> fields) {
        VolumeName name = VolumeName.of(
                ContentType.parse(fields.getOrDefault("content", "")), fields.getOrDefault("filename", ""));
        Optional<Checksum> sum = fields.containsKey("checksum")
                ? Optional.of(
                        new Checksum(fields.getOrDefault("algorithm", "sha256"), fields.getOrDefault("checksum", "")))
                : Optional.empty();
        return new PendingUpload(
                id,
                UserId.parse(fields.getOrDefault("owner", "")),
                new StorageId(fields.getOrDefault("storage", "")),
                new FileClaim(name, sum),
                Long.parseLong(fields.getOrDefault("size", "")),
                Path.of(fields.getOrDefault("temporary", "")),
                new Semaphore(1));
    }
}
