// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.guest.qemu.command.SampleResources;
import dev.vireo.agent.task.AgentLog;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The mapping {@code cards} of the sample node has 0000:02:00.0 and 0000:03:00.0. */
class MappedDevicesTest {
    private static final Options CARDS = Options.EMPTY.with("hostpci0", "mapping=cards");

    private final Map<String, Vmid> taken = new HashMap<>();
    private final MappedDevices devices = new MappedDevices(new SampleResources(), except -> taken);

    private static Undo undo() {
        return new Undo(new AgentLog(LoggerFactory.getLogger(MappedDevicesTest.class)));
    }

    @Test
    void twoMachinesThatStartAtOnceGetDifferentDevices() {
        Options first = devices.claim(new Vmid(100), CARDS, undo());
        Options second = devices.claim(new Vmid(102), CARDS, undo());
        assertThat(first.raw("hostpci0")).isEqualTo("0000:02:00.0,mapping=cards");
        assertThat(second.raw("hostpci0")).isEqualTo("0000:03:00.0,mapping=cards");
        assertThatThrownBy(() -> devices.claim(new Vmid(103), CARDS, undo()))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("0000:02:00.0 by VM 100, 0000:03:00.0 by VM 102");
    }

    @Test
    void startThatFailsGivesItsDeviceBack() {
        try (Undo undo = undo()) {
            devices.claim(new Vmid(100), CARDS, undo);
        }
        assertThat(devices.claim(new Vmid(102), CARDS, undo()).raw("hostpci0")).startsWith("0000:02:00.0");
    }

    @Test
    void deviceOfAMachineThatRunsIsLeftAlone() {
        taken.put("0000:02:00.0", new Vmid(105));
        assertThat(devices.claim(new Vmid(100), CARDS, undo()).raw("hostpci0")).startsWith("0000:03:00.0");
    }

    @Test
    void deviceNamedByItsAddressIsNotGivenTwiceToOneMachine() {
        Options both = CARDS.with("hostpci1", "0000:02:00");
        assertThat(devices.claim(new Vmid(100), both, undo()).raw("hostpci0")).startsWith("0000:03:00.0");
    }

    @Test
    void otherKeysStayWhereOneIsWanted() {
        Options options = Options.EMPTY.with("usb0", "mapping=stick").with("usb1", "mapping=missing");
        Options resolved = devices.resolve(new Vmid(100), options, "usb0"::equals);
        assertThat(resolved.raw("usb0")).isEqualTo("1-2.3,mapping=stick");
        assertThat(resolved.raw("usb1")).isEqualTo("mapping=missing");
        assertThat(devices.missing(options)).containsOnlyKeys("usb1");
    }
}
