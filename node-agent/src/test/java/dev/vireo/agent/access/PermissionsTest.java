// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import static dev.vireo.agent.access.AccessFixture.ANN;
import static dev.vireo.agent.access.AccessFixture.JOE;
import static dev.vireo.agent.access.AccessFixture.SEPARATED;
import static dev.vireo.agent.access.AccessFixture.WHOLE;
import static dev.vireo.model.access.Privilege.DATASTORE_AUDIT;
import static dev.vireo.model.access.Privilege.VM_ALLOCATE;
import static dev.vireo.model.access.Privilege.VM_AUDIT;
import static dev.vireo.model.access.Privilege.VM_CONSOLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {
    @TempDir
    Path directory;

    private AccessFixture fixture;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whoIsNotListedMayNothingAndRootEverything() {
        assertThat(fixture.access.permissions().of(JOE, new AccessPath("/vms/100")))
                .isEmpty();
        assertThat(fixture.access.permissions().of(UserId.ROOT, new AccessPath("/vms/100")))
                .containsExactlyInAnyOrder(Privilege.values());
    }

    @Test
    void entriesHoldBelowTheirPathOnlyIfTheyPropagate() {
        fixture.write("acl:1:/vms:joe@pve:PVEAuditor:", "acl:0:/vms:ann@pve:PVEAuditor:");

        assertThat(fixture.holds(JOE, "/vms", VM_AUDIT)).isTrue();
        assertThat(fixture.holds(JOE, "/vms/100", VM_AUDIT)).isTrue();
        assertThat(fixture.holds(JOE, "/", VM_AUDIT)).isFalse();
        assertThat(fixture.holds(JOE, "/vmsx/100", VM_AUDIT)).isFalse();
        assertThat(fixture.holds(ANN, "/vms", VM_AUDIT)).isTrue();
        assertThat(fixture.holds(ANN, "/vms/100", VM_AUDIT)).isFalse();
    }

    @Test
    void aDeeperEntryReplacesWhatComesFromAbove() {
        fixture.write("acl:1:/:joe@pve:Administrator:", "acl:1:/vms/100:joe@pve:PVEAuditor:");

        assertThat(fixture.holds(JOE, "/vms/101", VM_ALLOCATE)).isTrue();
        assertThat(fixture.holds(JOE, "/vms/100", VM_ALLOCATE)).isFalse();
        assertThat(fixture.holds(JOE, "/vms/100", VM_AUDIT)).isTrue();
    }

    @Test
    void rolesOfOneLevelAddUpAndNoAccessBeatsThemAll() {
        fixture.write(
                "acl:1:/vms:joe@pve,ann@pve:PVEAuditor:",
                "acl:1:/vms:joe@pve:PVEVMUser:",
                "acl:1:/vms:ann@pve:NoAccess,Administrator:");

        assertThat(fixture.holds(JOE, "/vms/1", VM_CONSOLE)).isTrue();
        assertThat(fixture.holds(JOE, "/vms/1", DATASTORE_AUDIT)).isTrue();
        assertThat(fixture.access.permissions().of(ANN, new AccessPath("/vms/1")))
                .isEmpty();
    }

    @Test
    void entriesOfTheUserCountBeforeThoseOfItsGroups() {
        fixture.write(
                "group:ops:joe@pve,ann@pve::",
                "group:others:eve@pve::",
                "acl:1:/vms:@ops:PVEVMAdmin:",
                "acl:1:/vms:joe@pve:PVEAuditor:",
                "acl:1:/storage:@others:PVEAuditor:");

        assertThat(fixture.holds(ANN, "/vms/1", VM_ALLOCATE)).isTrue();
        assertThat(fixture.holds(JOE, "/vms/1", VM_ALLOCATE)).isFalse();
        assertThat(fixture.holds(JOE, "/vms/1", VM_AUDIT)).isTrue();
        assertThat(fixture.holds(ANN, "/storage/local", DATASTORE_AUDIT)).isFalse();
    }

    @Test
    void aSeparatedTokenHasWhatBothItsUserAndItselfAreGiven() {
        fixture.write(
                "token:joe@pve!small:0:1::",
                "acl:1:/vms:joe@pve:PVEVMUser:",
                "acl:1:/:joe@pve!small:Administrator:",
                "acl:1:/vms/100:joe@pve!small:PVEAuditor:");

        assertThat(fixture.holds(SEPARATED, "/vms/101", VM_CONSOLE)).isTrue();
        assertThat(fixture.holds(SEPARATED, "/vms/101", VM_ALLOCATE)).isFalse();
        assertThat(fixture.holds(SEPARATED, "/vms/100", VM_CONSOLE)).isFalse();
        assertThat(fixture.holds(SEPARATED, "/vms/100", VM_AUDIT)).isTrue();
        assertThat(fixture.holds(SEPARATED, "/storage/local", DATASTORE_AUDIT)).isFalse();
    }

    @Test
    void aTokenThatIsNotSeparatedHasWhatItsUserHas() {
        fixture.write("token:joe@pve!whole:0:0::", "acl:1:/vms:joe@pve:PVEVMUser:", "acl:1:/:joe@pve!whole:NoAccess:");

        assertThat(fixture.access.permissions().of(WHOLE, new AccessPath("/vms/1")))
                .isEqualTo(fixture.access.permissions().of(JOE, new AccessPath("/vms/1")))
                .isNotEmpty();
    }

    @Test
    void anUnknownTokenMayNothingEvenOfRoot() {
        assertThat(fixture.access.permissions().of(TokenId.parse("root@pam!gone"), AccessPath.ROOT))
                .isEmpty();
    }

    @Test
    void aRoleThatDoesNotExistGrantsNothing() {
        fixture.write("acl:1:/vms:joe@pve:Imagined:");

        assertThat(fixture.access.permissions().of(JOE, new AccessPath("/vms/1")))
                .isEmpty();
    }
}
