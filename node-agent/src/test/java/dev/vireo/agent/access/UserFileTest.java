// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UserFileTest {
    private static final String TEXT = """
            # administrators
            user:root@pam:1:0:::root@example.org:::
            user:joe@pve:0:1800000000:J%C3%B6:Doe::a%3Ab::

            token:joe@pve!ci:0:1:builds:

            group:ops:joe@pve,ann@pve:the crew:

            pool:p1::100,101:local:
            role:Mine:VM.Audit:
            acl:1:/:@ops:PVEAuditor:
            acl:0:/vms/100:ann@pve,joe@pve!ci:PVEVMUser,PVETemplateUser:
            user:broken
            """;

    @Test
    void whatIsReadIsWrittenAsItWas() {
        assertThat(UserFile.parse(TEXT).print()).isEqualTo(TEXT);
    }

    @Test
    void readsWhatItKnows() {
        UserFile file = UserFile.parse(TEXT);

        UserFile.User joe = file.user(UserId.parse("joe@pve")).orElseThrow();
        assertThat(joe.enabled()).isFalse();
        assertThat(joe.expire()).isEqualTo(1_800_000_000);
        assertThat(joe.text(UserFile.User.FIRST_NAME)).isEqualTo("Jö");
        assertThat(joe.text(UserFile.User.COMMENT)).isEqualTo("a:b");
        assertThat(file.token(TokenId.parse("joe@pve!ci")).orElseThrow().separated())
                .isTrue();
        assertThat(file.groupsOf(UserId.parse("ann@pve"))).containsExactly("@ops");
        assertThat(file.acl().get(1).who()).containsExactly("ann@pve", "joe@pve!ci");
    }

    @Test
    void aLineWithoutItsLastColonLosesNothing() {
        UserFile file = UserFile.parse("user:joe@pve:1:0:Joe:Doe:mail:note:keys");

        assertThat(file.users().get(0).texts()).containsExactly("Joe", "Doe", "mail", "note", "keys");
    }

    @Property(tries = 300)
    void tokensAreReadAsTheyWereWritten(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long expire,
            @ForAll boolean separated,
            @ForAll String comment) {
        // Surrogates without a partner are no text that UTF-8 can write.
        String text = comment.replaceAll("\\p{Cs}", "");
        UserFile.Token token = new UserFile.Token(TokenId.parse("joe@pve!ci"), expire, separated, text);

        assertThat(UserFile.parse(token.print()).lines()).containsExactly(token);
    }

    @Test
    void aGrantKeepsEveryOtherLine() {
        String granted = UserFile.parse(TEXT)
                .withRole("/vms", "ann@pve", "PVEAuditor", true, true)
                .print();

        assertThat(granted).isEqualTo(TEXT + "acl:1:/vms:ann@pve:PVEAuditor:\n");
    }

    @Test
    void aGrantAddsToTheEntryThatIsThere() {
        UserFile file =
                UserFile.parse("acl:1:/vms:joe@pve:PVEAuditor:").withRole("/vms", "a@pve", "PVEAuditor", true, true);

        assertThat(file.print()).isEqualTo("acl:1:/vms:joe@pve,a@pve:PVEAuditor:\n");
        assertThat(file.withRole("/vms", "a@pve", "PVEAuditor", true, true)).isEqualTo(file);
    }

    @Test
    void aGrantThatPropagatesOtherwiseReplacesTheOld() {
        UserFile file =
                UserFile.parse("acl:1:/vms:joe@pve:PVEAuditor:").withRole("/vms", "joe@pve", "PVEAuditor", false, true);

        assertThat(file.print()).isEqualTo("acl:0:/vms:joe@pve:PVEAuditor:\n");
    }

    @Test
    void aRoleIsTakenAwayFromOneAlone() {
        UserFile file = UserFile.parse("acl:1:/vms:joe@pve,ann@pve:PVEAuditor:")
                .withRole("/vms", "joe@pve", "PVEAuditor", true, false);

        assertThat(file.acl()).containsExactly(acl("ann@pve", "PVEAuditor"));
        assertThat(file.withRole("/vms", "ann@pve", "PVEAuditor", true, false).lines())
                .isEmpty();
    }

    @Test
    void aRoleIsTakenAwayFromAnEntryOfSeveralRoles() {
        UserFile file = UserFile.parse("acl:1:/vms:joe@pve,ann@pve:PVEAuditor,PVEVMUser:")
                .withRole("/vms", "joe@pve", "PVEAuditor", true, false);

        assertThat(file.acl())
                .containsExactly(
                        new UserFile.Acl(true, "/vms", Set.of("ann@pve"), Set.of("PVEAuditor", "PVEVMUser")),
                        acl("joe@pve", "PVEVMUser"));
    }

    private static UserFile.Acl acl(String who, String role) {
        return new UserFile.Acl(true, "/vms", Set.of(who), Set.of(role));
    }

    @Test
    void linesThatAreNoneAreKept() {
        assertThat(UserFile.parse("acl:1\ntoken:x:y\nuser:joe@pve:1:soon:\n").lines())
                .containsExactlyElementsOf(List.of(
                        new UserFile.Other("acl:1"),
                        new UserFile.Other("token:x:y"),
                        new UserFile.Other("user:joe@pve:1:soon:")));
    }
}
