// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import dev.vireo.agent.storage.image.FileBytes;
import dev.vireo.model.image.ByteSource;
import dev.vireo.model.image.ImageFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The plain files of a folder, closed together. */
final class FolderFiles implements ImageFiles, Closeable {
    private final Path folder;
    private final Map<Path, FileBytes> open = new HashMap<>();

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<ByteSource> find(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(open(file)) : Optional.empty();
    }

    /** A file of any folder that is closed with these; a file that is open already is not opened once more. */
    ByteSource open(Path file) throws IOException {
        FileBytes known = open.get(file);
        if (known != null) {
            return known;
        }
        FileBytes bytes = FileBytes.open(file);
        open.put(file, bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        for (FileBytes bytes : open.values()) {
            bytes.close();
        }
    }
}
