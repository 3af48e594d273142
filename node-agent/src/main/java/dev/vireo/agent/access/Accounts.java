// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.agent.cluster.StoredFile;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Users, tokens and the access list, read anew when their file changed. */
final class Accounts {
    private static final String FILE = "user.cfg";

    private final ClusterStore store;
    private volatile Parsed parsed = new Parsed(0, UserFile.parse(""));

    private record Parsed(long version, UserFile file) {}

    Accounts(ClusterStore store) {
        this.store = store;
    }

    /** The file as it is now. */
    UserFile read() {
        Optional<StoredFile> stored = store.read(FILE);
        long version = stored.map(StoredFile::version).orElse(0L);
        Parsed known = parsed;
        if (known.version == version) {
            return known.file;
        }
        UserFile file = UserFile.parse(stored.map(StoredFile::text).orElse(""));
        parsed = new Parsed(version, file);
        return file;
    }

    /** Changes the file. */
    void change(UnaryOperator<UserFile> change) {
        store.update(FILE, text -> change.apply(UserFile.parse(text)).print());
    }
}
