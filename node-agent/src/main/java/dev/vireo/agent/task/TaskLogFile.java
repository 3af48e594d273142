// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.model.id.Upid;
import dev.vireo.model.task.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The log of one task, a file that is read while it grows. */
final class TaskLogFile {
    private final Path file;

    private TaskLogFile(Path file) {
        this.file = file;
    }

    /** The log of a task, below a directory with one subdirectory for the last hexadecimal digit of the start. */
    static TaskLogFile of(Path directory, Upid upid) {
        String digit = Long.toHexString(upid.start().getEpochSecond() & 0xf).toUpperCase(Locale.ROOT);
        return new TaskLogFile(directory.resolve(digit).resolve(upid.toString()));
    }

    synchronized void append(String text) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            String line = text.replace('\n', ' ').replace('\r', ' ') + "\n";
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log " + file, e);
        }
    }

    /** Removes it; nothing is wrong if it is not there. */
    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the log " + file, e);
        }
    }

    /** Lines from {@code start}, counted from 0, at most {@code limit}. */
    List<LogLine> read(long start, long limit) {
        if (!Files.exists(file)) {
            return start == 0 ? List.of(new LogLine(1, "no content")) : List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            List<LogLine> read = new ArrayList<>();
            lines.skip(start)
                    .limit(limit == 0 ? Long.MAX_VALUE : limit)
                    .forEach(line -> read.add(new LogLine((int) start + read.size() + 1, line)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log " + file, e);
        }
    }
}
