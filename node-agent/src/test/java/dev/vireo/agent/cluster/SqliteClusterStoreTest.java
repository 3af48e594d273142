// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteClusterStoreTest extends ClusterStoreContract {
    @TempDir
    Path directory;

    @Override
    ClusterStore open() {
        return SqliteClusterStore.open(directory.resolve("config.db"));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Path noDatabase = Files.writeString(directory.resolve("other.db"), "this is text, not a database at all");

        assertThatThrownBy(() -> SqliteClusterStore.open(noDatabase))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(noDatabase.toString());
    }
}
