// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings in a file of JSON. A file that cannot be read or written costs the memory, never the program. */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private final ObjectMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private Settings present;

    /** @param file {@code desktop.json}; it need not exist */
    public SettingsFile(Path file) {
        this.file = file;
        this.present = read();
    }

    /** What is remembered. */
    public synchronized Settings get() {
        return present;
    }

    /** Changes what is remembered. */
    public synchronized void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(present);
        if (!changed.equals(present)) {
            present = changed;
            write();
        }
    }

    private Settings read() {
        if (!Files.exists(file)) {
            return Settings.NONE;
        }
        try {
            return json.readValue(file.toFile(), Settings.class);
        } catch (IOException e) {
            LOG.warn("{} cannot be read; it is taken as empty", file, e);
            return Settings.NONE;
        }
    }

    private void write() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            json.writeValue(fresh.toFile(), present);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
        }
    }
}
