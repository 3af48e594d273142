// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A tree of small text files with versions. Reads see every change that is committed. */
public interface ClusterStore extends AutoCloseable {
    /** The file at a path. */
    Optional<StoredFile> read(String path);

    /** Files whose path begins so, by path. */
    List<StoredFile> list(String prefix);

    /**
     * Makes all of a change or nothing. May take time: not for threads that must not wait.
     *
     * @throws CommitException if it was not made, or its outcome is not known
     */
    void commit(Change change);

    /** Tells of every changed path that begins so, after the commit, on the thread that committed. */
    Watch watch(String prefix, Consumer<String> changed);

    @Override
    void close();

    /** Text of a file, or nothing written. */
    default String textOf(String path) {
        return read(path).map(StoredFile::text).orElse("");
    }

    /** Reads, changes and writes one file, anew as long as others get in between. */
    default void update(String path, UnaryOperator<String> change) {
        while (true) {
            Optional<StoredFile> before = read(path);
            String text = change.apply(before.map(StoredFile::text).orElse(""));
            try {
                commit(before.map(file -> Change.NONE.replace(file, text))
                        .orElseGet(() -> Change.NONE.create(path, text)));
                return;
            } catch (CommitException.Conflict e) {
                if (read(path).equals(before)) {
                    throw e;
                }
            }
        }
    }

    /** Ends the telling. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
