// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files of the network's setup.
 *
 * @param texts the files' texts by their paths below the directory of the setup
 */
record FileSet(SortedMap<String, String> texts) {
    static final FileSet EMPTY = new FileSet(new TreeMap<>());

    FileSet {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    static FileSet of(String path, String text) {
        return EMPTY.with(path, text);
    }

    /** Text of a file; empty if it is not there. */
    String text(String path) {
        return texts.getOrDefault(path, "");
    }

    boolean has(String path) {
        return texts.containsKey(path);
    }

    FileSet with(String path, String text) {
        SortedMap<String, String> more = new TreeMap<>(texts);
        more.put(path, text);
        return new FileSet(more);
    }

    /** Without that file and those below it. */
    FileSet without(String path) {
        SortedMap<String, String> fewer = new TreeMap<>(texts);
        fewer.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
        return new FileSet(fewer);
    }

    /** What turns this into another one, as a unified diff. */
    String diffTo(FileSet other) {
        StringBuilder diff = new StringBuilder();
        Set<String> paths = new TreeSet<>(texts.keySet());
        paths.addAll(other.texts.keySet());
        for (String path : paths) {
            diff.append(UnifiedDiff.of(path, text(path), other.text(path)));
        }
        return diff.toString();
    }
}
