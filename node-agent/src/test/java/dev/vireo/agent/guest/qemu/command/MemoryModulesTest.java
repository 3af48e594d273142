// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Options;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryModulesTest {
    private static final String TEXT = "512+0:0:256:4294967296+3:1:128:4563402752";

    @Test
    void whatWasWrittenIsReadBack() {
        MemoryModules modules = MemoryModules.parse(TEXT);

        assertThat(modules.base()).isEqualTo(512);
        assertThat(modules.modules()).hasSize(2);
        assertThat(modules).hasToString(TEXT);
    }

    @Test
    void machineThatIsStartedForAMemoryBeginsWithTheModulesThatItHad() {
        Options options = Options.EMPTY
                .with("memory", "896")
                .with("numa", "1")
                .with("hotplug", "memory")
                .with("runningmemory", TEXT);

        List<String> arguments = new MemoryArguments(options).arguments();

        assertThat(arguments)
                .containsSequence("-m", "size=512M,slots=32,maxmem=65536M")
                .contains("memory-backend-ram,id=ram-node0,size=536870912")
                .containsSequence(
                        "-object",
                        "memory-backend-ram,id=mem-dimm3,size=134217728",
                        "-device",
                        "pc-dimm,id=dimm3,memdev=mem-dimm3,slot=1,addr=4563402752");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "512+", "512+0:0:256", "x", "512+0:0:256:1,id=evil", "512 +0:0:256:1"})
    void otherTextsAreRefusedByTheNameOfTheirKey(String text) {
        assertThatThrownBy(() -> MemoryModules.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("runningmemory");
    }
}
