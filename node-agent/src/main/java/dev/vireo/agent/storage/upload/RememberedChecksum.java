// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import dev.vireo.model.InvalidValueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The checksum of a file, kept in an extended attribute beside the size and time of change that it holds for: it goes
 * where the file goes, and with it. A file system without such attributes remembers nothing, and files are summed up anew.
 */
final class RememberedChecksum {
    private static final String PREFIX = "vireo.";
    private static final int LONGEST = 512;

    private RememberedChecksum() {}

    /** What was remembered of that kind, if the file is still the same. */
    static Optional<Checksum> read(Path file, String algorithm) {
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
            String name = PREFIX + algorithm;
            if (view == null || !view.list().contains(name) || view.size(name) > LONGEST) {
                return Optional.empty();
            }
            ByteBuffer written = ByteBuffer.allocate(view.size(name));
            view.read(name, written);
            String text = new String(written.array(), StandardCharsets.UTF_8);
            String state = state(file);
            return text.startsWith(state)
                    ? Optional.of(new Checksum(algorithm, text.substring(state.length())))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | InvalidValueException e) {
            return Optional.empty();
        }
    }

    /** Remembers it for the file as it is now. */
    static void write(Path file, Checksum sum) {
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
            if (view != null) {
                String text = state(file) + sum.digits();
                view.write(PREFIX + sum.algorithm(), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Nothing is lost: the file will be summed up when somebody asks.
        }
    }

    private static String state(Path file) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        return Files.size(file) + " " + changed.to(TimeUnit.NANOSECONDS) + " ";
    }
}
