// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.agent.cluster.StoredFile;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartupOrderTest {
    private static StartupOrder order(String written) {
        return StartupOrder.of(Options.of(Map.of("startup", written)));
    }

    private static Guest guest(int vmid, String text) {
        return new Guest(new Vmid(vmid), GuestConfig.parse(text), new StoredFile("x", text, 1));
    }

    @Test
    void everyPartMayBeLeftOut() {
        assertThat(order("order=3,up=10,down=20")).isEqualTo(new StartupOrder(Optional.of(3L), 10, Optional.of(20L)));
        assertThat(order("3")).isEqualTo(new StartupOrder(Optional.of(3L), 0, Optional.empty()));
        assertThat(order("up=7")).isEqualTo(new StartupOrder(Optional.empty(), 7, Optional.empty()));
        assertThat(StartupOrder.of(Options.EMPTY)).isEqualTo(new StartupOrder(Optional.empty(), 0, Optional.empty()));
    }

    @Test
    void guestsWithoutAPlaceStartLastAndInTheOrderOfTheirNumbers() {
        assertThat(Stream.of(
                                guest(104, ""),
                                guest(101, ""),
                                guest(103, "startup: order=2\n"),
                                guest(102, "startup: order=10\n"))
                        .sorted(StartupOrder.STARTS)
                        .map(guest -> guest.vmid().number()))
                .containsExactly(103, 102, 101, 104);
    }
}
