// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.GuestAgentEndpoints;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentViewModelTest {
    private final MadeUpServer server = new MadeUpServer();

    private AgentViewModel open(String status) {
        AgentViewModel model = new AgentViewModel(server.guest(102, status, false), server.background());
        model.open();
        return model;
    }

    private void answerAddresses() {
        server.answer(
                GuestAgentEndpoints.NETWORK_INTERFACES,
                arguments -> Map.of(
                        "result",
                        List.of(
                                Map.of("name", "lo", "ip-addresses", List.of(Map.of("ip-address", "127.0.0.1"))),
                                Map.of("name", "eth0", "ip-addresses", List.of(Map.of("ip-address", "10.0.0.7"))),
                                Map.of("name", "eth1"))));
    }

    @Test
    void addressesAreToldByCardWithoutLoopback() {
        answerAddresses();

        assertThat(open("running").infoProperty().get().addresses())
                .containsExactly(new AgentInfo.Addresses("eth0", List.of("10.0.0.7")));
    }

    @Test
    void whatAnOlderAgentLacksStaysEmpty() {
        answerAddresses();
        server.answer(
                GuestAgentEndpoints.OPERATING_SYSTEM,
                arguments -> Map.of("result", Map.of("pretty-name", "Debian GNU/Linux 13", "kernel-release", "6.12")));
        server.answer(
                GuestAgentEndpoints.FILE_SYSTEMS,
                arguments -> Map.of(
                        "result",
                        List.of(
                                Map.of("mountpoint", "/", "used-bytes", 50, "total-bytes", "100"),
                                Map.of("mountpoint", "/proc"))));
        AgentInfo info = open("running").infoProperty().get();

        assertThat(info.hostName()).isEmpty();
        assertThat(info.system()).isEqualTo("Debian GNU/Linux 13");
        assertThat(info.fileSystems()).containsExactly(new AgentInfo.FileSystem("/", 50, 100));
    }

    @Test
    void agentThatDoesNotAnswerSaysWhy() {
        server.answer(GuestAgentEndpoints.NETWORK_INTERFACES, arguments -> {
            throw ApiException.failed("QEMU guest agent is not running");
        });

        assertThat(open("running").failureProperty().get()).isEqualTo("QEMU guest agent is not running");
    }

    @Test
    void guestThatDoesNotRunIsNotAsked() {
        assertThat(open("stopped").failureProperty().get()).isEmpty();
    }
}
