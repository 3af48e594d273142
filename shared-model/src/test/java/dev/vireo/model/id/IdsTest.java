// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Role;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Property(tries = 200)
    void everyVmidIsReadAsItIsWritten(@ForAll @IntRange(min = 100, max = 999_999_999) int number) {
        assertThat(Vmid.parse(new Vmid(number).toString())).isEqualTo(new Vmid(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99", "1000000000", "0100", "-100", "1e3", "100 ", "\u0661\u0660\u0660"})
    void whatIsNoVmidIsRefused(String text) {
        assertThatThrownBy(() -> Vmid.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "joe", "@pve", "joe@", "a b@pve", "a:b@pve", "a/b@pve", "a!b@pve", "a,b@pve", "a\n@pve"})
    void whatIsNoUserIsRefused(String text) {
        assertThatThrownBy(() -> UserId.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theLastAtSignSeparatesTheRealm() {
        assertThat(UserId.parse("joe@example.org@pve")).isEqualTo(new UserId("joe@example.org", "pve"));
        assertThatThrownBy(() -> new UserId("joe", "example.org@pve")).isInstanceOf(InvalidValueException.class);
        assertThat(UserId.ROOT).isEqualTo(UserId.parse("root@pam"));
    }

    @Test
    void tokensAreToldFromUsers() {
        assertThat(Principal.parse("joe@pve!ci")).isEqualTo(new TokenId(UserId.parse("joe@pve"), "ci"));
        assertThat(Principal.parse("joe@pve")).isInstanceOf(UserId.class);
        assertThatThrownBy(() -> TokenId.parse("joe@pve!a b")).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local:",
                "local:../x",
                "local:a/../b",
                "local:/a",
                "local:a//b",
                "local:a,b",
                "local:-a",
                "local:a\nb",
                "x:a",
                "local:a\u202eb"
            })
    void whatIsNoVolumeIsRefused(String text) {
        assertThatThrownBy(() -> VolumeId.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aVolumeIsReadAsItIsWritten() {
        assertThat(VolumeId.parse("local:100/vm-100-disk-0.qcow2").toString())
                .isEqualTo("local:100/vm-100-disk-0.qcow2");
    }

    @Property(tries = 200)
    void everyUpidIsReadAsItIsWritten(
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long pid,
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long second) {
        Upid upid = new Upid(
                new NodeName("n1"),
                pid,
                7,
                Instant.ofEpochSecond(second),
                "qmstart",
                "100",
                Principal.parse("a@pve!ci"));

        assertThat(Upid.parse(upid.toString())).isEqualTo(upid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a/b", "a b", "a\nb"})
    void aTaskThatWouldNotBeReadBackHasNoName(String id) {
        assertThatThrownBy(() -> new Upid(new NodeName("n1"), 1, 1, Instant.EPOCH, "qmstart", id, UserId.ROOT))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theLevelsOfAPathGoFromTheRootToItself() {
        assertThat(new AccessPath("/vms/100").levels()).containsExactly("/", "/vms", "/vms/100");
        assertThat(AccessPath.ROOT.levels()).containsExactly("/");
        assertThatThrownBy(() -> new AccessPath("/vms/")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void builtInRolesHaveNamesOfTheirOwnAndNoAccessGrantsNothing() {
        assertThat(Role.builtIn())
                .extracting(Role::name)
                .doesNotHaveDuplicates()
                .contains(Role.ADMINISTRATOR);
        assertThat(Role.builtIn())
                .filteredOn(role -> role.privileges().isEmpty())
                .extracting(Role::name)
                .containsExactly(Role.NO_ACCESS);
        assertThat(Role.builtIn())
                .filteredOn(role -> role.name().equals("PVETemplateUser"))
                .extracting(Role::listed)
                .containsExactly("VM.Audit,VM.Clone");
    }
}
