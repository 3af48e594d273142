// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.clone.CloneRules;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who administers every machine and may use one storage alone reaches no other storage through a machine's drives. */
class StorageRightsTest {
    private static final UserId JOE = new UserId("joe", "pve");
    private static final String GUEST = """
            scsi0: own:100/vm-100-disk-0.qcow2
            parent: moved

            [away]
            scsi0: foreign:100/vm-100-disk-0.qcow2
            snaptime: 1800000000

            [moved]
            parent: away
            scsi0: own:100/vm-100-disk-0.qcow2
            snaptime: 1800000001
            """;

    private SqliteClusterStore store;
    private GuestStore guests;
    private AccessControl access;

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // open() sets the fields
    StorageRightsTest() {}

    @BeforeEach
    void open() {
        store = SqliteClusterStore.open(directory.resolve("store.db"));
        store.update("user.cfg", text -> """
                user:joe@pve:1:0:::::
                acl:1:/vms:joe@pve:PVEVMAdmin:
                acl:1:/storage/own:joe@pve:PVEDatastoreUser:
                """);
        guests = new GuestStore(store, new NodeName("n1"));
        guests.create(new Vmid(100), GuestConfig.parse(GUEST));
        access = new AccessControl(store, List.of(), InstantSource.system(), new SecureRandom());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Arguments arguments(Endpoint<?> endpoint, String... keysAndValues) {
        Map<String, String> given = new HashMap<>(Map.of("node", "n1", "vmid", "100"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Arguments.check(endpoint.parameters(), given);
    }

    private void create(String key, String value) {
        RuleCheck rule =
                Objects.requireNonNull(new VmRules(access, guests).all().get(ExtraRule.CREATE_VM));
        rule.check(JOE, arguments(GuestEndpoints.CREATE_VM, key, value));
    }

    private void change(String key, String value) {
        RuleCheck rule =
                Objects.requireNonNull(new VmRules(access, guests).all().get(ExtraRule.CONFIGURE_VM));
        rule.check(JOE, arguments(GuestEndpoints.CHANGE_CONFIG, key, value));
    }

    private void copy(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "newid";
        all[1] = "200";
        System.arraycopy(more, 0, all, 2, more.length);
        RuleCheck rule =
                Objects.requireNonNull(new CloneRules(access, guests).all().get(ExtraRule.CLONE_VM));
        rule.check(JOE, arguments(CloneEndpoints.CLONE_VM, all));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).hasMessage("Permission check failed (/storage/foreign, Datastore.AllocateSpace)");
    }

    @ParameterizedTest
    @CsvSource({
        "scsi0, STORAGE:1",
        "efidisk0, 'STORAGE:1,efitype=4m'",
        "tpmstate0, 'STORAGE:1,version=v2.0'",
        "cdrom, STORAGE:iso/x.iso",
        "ide2, 'STORAGE:iso/x.iso,media=cdrom'"
    })
    void everyDriveNeedsRightsOnItsStorage(String key, String value) {
        assertRefused(() -> create(key, value.replace("STORAGE", "foreign")));
        assertRefused(() -> change(key, value.replace("STORAGE", "foreign")));
        assertThatCode(() -> create(key, value.replace("STORAGE", "own"))).doesNotThrowAnyException();
        assertThatCode(() -> change(key, value.replace("STORAGE", "own"))).doesNotThrowAnyException();
    }

    @Test
    void cloneOfASnapshotNeedsRightsOnTheStorageWhereItsDisksLie() {
        assertRefused(() -> copy("snapname", "away"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moved", ""})
    void cloneOfDisksOnTheOwnStorageIsAllowed(String snapshot) {
        assertThatCode(() -> {
                    if (snapshot.isEmpty()) {
                        copy();
                    } else {
                        copy("snapname", snapshot);
                    }
                })
                .doesNotThrowAnyException();
    }
}
