// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A host that holds the files it was given. */
public final class RecordedFiles implements HostFiles {
    private final Map<Path, String> texts = new TreeMap<>();

    /** A file and its text. */
    public RecordedFiles with(String path, String text) {
        texts.put(Path.of(path), text);
        return this;
    }

    /** Files and their texts. */
    public RecordedFiles with(Map<String, String> files) {
        files.forEach(this::with);
        return this;
    }

    /** The files are gone in whose paths that stands. */
    public void remove(String part) {
        texts.keySet().removeIf(file -> file.toString().contains(part));
    }

    @Override
    public String read(Path path) {
        String text = texts.get(path);
        if (text == null) {
            throw new UncheckedIOException(new FileNotFoundException(path.toString()));
        }
        return text;
    }

    @Override
    public boolean exists(Path path) {
        return texts.keySet().stream().anyMatch(file -> file.startsWith(path));
    }

    @Override
    public List<String> list(Path directory) {
        return texts.keySet().stream()
                .filter(file -> file.startsWith(directory) && !file.equals(directory))
                .map(file -> directory.relativize(file).getName(0).toString())
                .distinct()
                .sorted()
                .toList();
    }
}
