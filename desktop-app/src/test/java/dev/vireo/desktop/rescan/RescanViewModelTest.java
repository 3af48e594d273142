// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.RescanAnswer;
import dev.vireo.model.storage.RescanAnswer.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RescanViewModelTest {
    private static final Finding LOST =
            new Finding(102, "local:102/vm-102-disk-7.qcow2", RescanAnswer.UNREFERENCED, "unused0", 1L << 30, null);
    private static final Finding OF_NOBODY =
            new Finding(555, "local:555/vm-555-disk-0.raw", RescanAnswer.NO_GUEST, null, 1L << 20, null);

    private final MadeUpServer server = new MadeUpServer();
    private final List<String> begun = new ArrayList<>();
    private final RescanViewModel model = new RescanViewModel(
            server,
            server.background(),
            new RescanViewModel.Scope(new NodeName("pve1"), Optional.empty(), Optional.of(new StorageId("local"))),
            begun::add);

    private void find(Finding... findings) {
        server.answer(DiskEndpoints.PREVIEW_RESCAN, any -> new RescanAnswer(List.of(findings), List.of()));
        model.look();
    }

    @Test
    void lookingChangesNothing() {
        find(LOST);

        assertThat(model.findings()).containsExactly(LOST);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void whatWasFoundIsTakenInOnceItIsWanted() {
        find(LOST);
        model.takeIn();

        assertThat(server.calls()).containsExactly("POST /vireo/nodes/{node}/rescan {storage=local}");
        assertThat(begun).containsExactly(MadeUpServer.UPID);
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void volumeOfNobodyIsShownAndNothingIsDoneAboutIt() {
        find(OF_NOBODY);

        assertThat(model.mayTakeIn().get()).isFalse();
        model.takeIn();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void refusalIsSaidAndTheWindowStays() {
        find(LOST);
        server.answer(DiskEndpoints.RESCAN, any -> {
            throw ApiException.failed("Permission check failed");
        });
        model.takeIn();

        assertThat(model.failureProperty().get().arguments()).containsExactly("Permission check failed");
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.mayTakeIn().get()).isTrue();
    }
}
