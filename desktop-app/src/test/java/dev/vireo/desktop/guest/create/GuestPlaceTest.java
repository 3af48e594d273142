// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.HeldBackground;
import dev.vireo.model.api.ClusterEndpoints;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestPlaceTest {
    private final FakeServer server = new FakeServer();
    private final HeldBackground background = new HeldBackground();
    private final PlaceFields fields = new PlaceFields(Sentence.of("VM ID"));
    private final GuestPlace place = new GuestPlace(server, background, List.of(), fields, reason -> {});

    @BeforeEach
    void open() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        place.open(Optional.empty());
    }

    @Test
    void aFreeNumberIsProposed() {
        background.release();

        assertThat(fields.vmid().written()).isEqualTo("105");
    }

    @Test
    void aNumberThatWasTypedBeforeTheServerAnsweredStays() {
        fields.vmid().textProperty().set("200");
        background.release();

        assertThat(fields.vmid().written()).isEqualTo("200");
    }

    @Test
    void aWizardThatIsClosedIsProposedNothing() {
        place.close();

        assertThat(background.isIdle()).isTrue();
    }
}
