// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.LoadProfile;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.node.NodeAnswers.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadViewModelTest {
    private final MadeUpServer server = new MadeUpServer();
    private final GuestItem guest = server.guest(102, "running", false);

    private void knows(LoadProfile profile) {
        capabilities(List.of("events", LoadEndpoints.CAPABILITY));
        server.answer(LoadEndpoints.GUEST_LOAD, arguments -> profile);
        server.answer(LoadEndpoints.NODE_LOAD, arguments -> profile);
    }

    private void capabilities(@Nullable List<String> capabilities) {
        server.answer(
                ClusterEndpoints.VERSION, arguments -> new Version("9.2.3", "9.2", "vireo", "0.1.0", capabilities));
    }

    private LoadViewModel open() {
        LoadViewModel model = LoadViewModel.of(guest, server.background());
        model.open();
        return model;
    }

    @Test
    void stockServerIsNotAskedForWhatItDoesNotKnow() {
        capabilities(null);
        server.answer(LoadEndpoints.GUEST_LOAD, arguments -> {
            throw new AssertionError("asked");
        });

        assertThat(open().profileProperty().get()).isEmpty();
    }

    @Test
    void userWhoMayNotSeeItSeesNothing() {
        capabilities(List.of(LoadEndpoints.CAPABILITY));
        server.answer(LoadEndpoints.GUEST_LOAD, arguments -> {
            throw new ApiException(ErrorKind.FORBIDDEN, "Permission check failed");
        });

        assertThat(open().profileProperty().get()).isEmpty();
    }

    @Test
    void firstDaysAreCountedInsteadOfBeingCalledUsual() {
        knows(Weeks.profile(2, hour -> 0.5));
        LoadViewModel model = open();

        assertThat(model.week()).isEmpty();
        assertThat(model.meaning().arguments()).containsExactly("2", "3");
    }

    @Test
    void weekIsShownOnceThreeDaysAreKnown() {
        knows(Weeks.profile(3, hour -> 0.5));

        assertThat(open().week()).isPresent();
    }

    @Test
    void measureThatTheServerLacksShowsNoWeek() {
        knows(Weeks.profile(28, hour -> 0.5));
        LoadViewModel model = open();
        model.measureProperty().set(LoadViewModel.Measure.MEMORY);

        assertThat(model.week()).isEmpty();
    }

    @Test
    void answerOfAnotherLengthIsNoWeek() {
        knows(new LoadProfile("UTC", 28, 0, List.of(new LoadProfile.Measure("cpu", List.of(0.5), List.of(0.5)))));

        assertThat(open().week()).isEmpty();
    }

    @Test
    void nodeThatIsQuietNowAndBusyAtNightIsSeenWhereNodesAreChosen() {
        knows(Weeks.profile(28, Weeks.block(0, 7, 1, 5, 0.9, 0.1)));
        UsualLoads usual = new UsualLoads(server, server.background());
        usual.read(List.of(node(0.1)));

        assertThat(usual.deceives(node(0.1))).isTrue();
        assertThat(usual.deceives(node(0.8))).isFalse();
        assertThat(usual.meaning(node(0.1)).english()).startsWith("Quiet now, but not always.");
    }

    @Test
    void nodeWithoutAKnownWeekSaysNothing() {
        UsualLoads usual = new UsualLoads(server, server.background());
        usual.read(List.of(node(0.1)));

        assertThat(usual.meaning(node(0.1)).isEmpty()).isTrue();
    }

    private static NodeLoad node(double cpu) {
        return new NodeLoad(
                new NodeName("pve1"), new Usage(cpu, 8.0, null, null, null, null, null, null, null, null, null));
    }
}
