// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NatIsolationTest {
    @Test
    void shieldIsOneTransactionAboutOneAccount() {
        List<String> command = NatIsolation.shieldCommand(990);
        assertThat(command).hasSize(2).startsWith("nft");
        assertThat(command.get(1).lines().filter(line -> line.startsWith("add rule")))
                .allMatch(line -> line.contains("meta skuid 990 oifname \"lo\""));
    }

    @Test
    void rootIsNeverShielded() {
        assertThatIllegalArgumentException().isThrownBy(() -> NatIsolation.shieldCommand(0));
    }
}
