// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRealmTest {
    @TempDir
    Path directory;

    private AccessFixture fixture;
    private OwnRealm realm;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(directory);
        realm = new OwnRealm(fixture.store);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void thePasswordThatWasSetLastIsRight() {
        realm.setPassword("joe", "first password");
        realm.setPassword("ann", "other password");
        realm.setPassword("joe", "pässwörd ✓");

        assertThat(realm.checks("joe", "pässwörd ✓")).isTrue();
        assertThat(realm.checks("joe", "first password")).isFalse();
        assertThat(realm.checks("joe", "")).isFalse();
        assertThat(realm.checks("ann", "other password")).isTrue();
        assertThat(fixture.store.textOf("priv/shadow.cfg")).doesNotContain("password");
    }

    @Test
    void aLongPasswordCountsToItsEnd() {
        String start = "ü".repeat(40);
        realm.setPassword("joe", start + "a");

        assertThat(realm.checks("joe", start + "a")).isTrue();
        assertThat(realm.checks("joe", start + "b")).isFalse();
    }

    @Test
    void aPasswordThatIsRemovedIsNone() {
        realm.setPassword("joe", "long enough");
        realm.removePassword("joe");

        assertThat(realm.checks("joe", "long enough")).isFalse();
        assertThat(realm.checks("nobody", "anything")).isFalse();
    }

    @Test
    void aBrokenHashLetsNobodyIn() {
        fixture.store.update("priv/shadow.cfg", text -> "joe:nonsense:\nann::\n");

        assertThat(realm.checks("joe", "nonsense")).isFalse();
        assertThat(realm.checks("ann", "")).isFalse();
    }
}
