// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.agent.cluster.SqliteClusterStore;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.clone.CloneRules;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloneEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joe administers virtual machines and may use the mappings that are called {@code open}. */
class DeviceRightsTest {
    private static final Principal JOE = UserId.parse("joe@pve");

    @TempDir
    Path directory;

    private SqliteClusterStore store;
    private GuestStore guests;
    private AccessControl access;

    @SuppressWarnings("NullAway.Init") // open() sets the fields
    DeviceRightsTest() {}

    @BeforeEach
    void open() {
        store = SqliteClusterStore.open(directory.resolve("store.db"));
        store.update("user.cfg", text -> """
                user:joe@pve:1:0:::::
                acl:1:/vms:joe@pve:PVEVMAdmin:
                acl:1:/mapping/dir/open:joe@pve:PVEMappingUser:
                acl:1:/mapping/usb/open:joe@pve:PVEMappingUser:
                acl:1:/mapping/pci/open:joe@pve:PVEMappingUser:
                """);
        guests = new GuestStore(store, new NodeName("n1"));
        guests.create(
                new Vmid(100),
                GuestConfig.parse("usb0: 1-1\nusb1: mapping=open\nvirtiofs0: closed\nhostpci0: mapping=open\n"));
        guests.create(new Vmid(101), GuestConfig.parse("virtiofs0: open\n"));
        access = new AccessControl(store, List.of(), InstantSource.system(), new SecureRandom());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void change(Principal who, String key, String value) {
        RuleCheck rule =
                Objects.requireNonNull(new VmRules(access, guests).all().get(ExtraRule.CONFIGURE_VM));
        rule.check(
                who,
                Arguments.check(
                        GuestEndpoints.CHANGE_CONFIG.parameters(), Map.of("node", "n1", "vmid", "100", key, value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usb2|mapping=open",
                "usb1|spice",
                "hostpci1|mapping=open",
                "virtiofs1|open",
                "delete|usb1",
                "delete|hostpci0",
                "revert|usb5"
            })
    void whoMayUseAMappingHandsItOutAndTakesItBack(String key, String value) {
        assertThatCode(() -> change(JOE, key, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usb2|1-2",
                "usb2|mapping=closed",
                "hostpci1|0000:01:00.0",
                "hostpci1|mapping=closed",
                "virtiofs1|closed",
                "usb0|mapping=open",
                "delete|usb0",
                "delete|virtiofs0",
                "virtiofs0|open"
            })
    void whatIsNotOnesToUseIsNeitherHandedOutNorTakenBack(String key, String value) {
        assertThatThrownBy(() -> change(JOE, key, value))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FORBIDDEN));
        assertThatCode(() -> change(UserId.ROOT, key, value)).doesNotThrowAnyException();
    }

    @Test
    void cloneOfAGuestWithAMappingNeedsItsUse() {
        RuleCheck rule =
                Objects.requireNonNull(new CloneRules(access, guests).all().get(ExtraRule.CLONE_VM));
        Arguments open = Arguments.check(
                CloneEndpoints.CLONE_VM.parameters(), Map.of("node", "n1", "vmid", "101", "newid", "200"));
        assertThatCode(() -> rule.check(JOE, open)).doesNotThrowAnyException();
        Arguments closed = Arguments.check(
                CloneEndpoints.CLONE_VM.parameters(), Map.of("node", "n1", "vmid", "100", "newid", "200"));
        assertThatThrownBy(() -> rule.check(JOE, closed)).hasMessageContaining("/mapping/dir/closed, Mapping.Use");
    }
}
