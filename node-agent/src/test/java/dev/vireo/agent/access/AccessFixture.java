// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Users of a realm whose passwords are {@code pw-NAME}, a clock that the test sets, and an access list. */
final class AccessFixture implements AutoCloseable {
    static final UserId JOE = UserId.parse("joe@pve");
    static final UserId ANN = UserId.parse("ann@pve");
    static final TokenId SEPARATED = TokenId.parse("joe@pve!small");
    static final TokenId WHOLE = TokenId.parse("joe@pve!whole");

    final ClusterStore store;
    final AccessControl access;
    Instant now = Instant.ofEpochSecond(1_800_000_000);

    AccessFixture(Path directory, String... lines) {
        store = SqliteClusterStore.open(directory.resolve("config.db"));
        access = new AccessControl(
                store, List.of(new NamedRealm("pam"), new NamedRealm("pve")), () -> now, new SecureRandom());
        write(lines);
    }

    void write(String... lines) {
        store.update("user.cfg", text -> String.join("\n", lines) + "\n");
    }

    String text() {
        return store.textOf("user.cfg");
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    boolean holds(Principal who, String path, Privilege privilege) {
        return access.holds(who, new AccessPath(path), privilege);
    }

    @Override
    public void close() {
        store.close();
    }

    private record NamedRealm(String name) implements Realm {
        @Override
        public String type() {
            return name;
        }

        @Override
        public String comment() {
            return "test";
        }

        @Override
        public boolean checks(String user, String password) {
            return password.equals("pw-" + user);
        }
    }
}
