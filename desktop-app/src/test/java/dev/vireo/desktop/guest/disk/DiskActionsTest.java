// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskActionsTest {
    private static final String ATTACHED = "local:102/vm-102-disk-0.qcow2,size=32G";

    private final MadeUpServer server = new MadeUpServer();
    private final GuestItem guest = server.guest(102, "stopped", false);

    @BeforeEach
    void answer() {
        server.answer(
                StorageEndpoints.LIST,
                arguments ->
                        List.of(new StorageState("fast", "dir", "images", true, true, false, 1L, 1L, 1L << 33, 0.1)));
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> Map.of("scsi0", ATTACHED, "unused0", "local:1/b.raw"));
    }

    private Operation operation(String id, String key, String written) {
        return DiskActions.of(guest, server.background(), key, written).stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .operation()
                .get();
    }

    @Test
    void diskIsEnlargedByWhatIsTyped() {
        Operation resize = operation("resize", "scsi0", ATTACHED);
        InputField<?> more = (InputField<?>) resize.fields().get(0);
        more.textProperty().set("0,5");
        assertThat(more.state().hintProperty().get().arguments()).containsExactly("32", "32.5");
        server.begin(resize);
        more.textProperty().set("8");
        server.begin(resize);

        assertThat(server.calls())
                .containsExactly(
                        "PUT /nodes/{node}/qemu/{vmid}/resize {disk=scsi0, size=+512M}",
                        "PUT /nodes/{node}/qemu/{vmid}/resize {disk=scsi0, size=+8G}");
    }

    @Test
    void diskMovesAndItsOldVolumeGoesUnlessToldOtherwise() {
        Operation move = operation("move", "scsi0", ATTACHED);
        ((InputField<?>) move.advanced().get(0)).textProperty().set("100");
        server.begin(move);

        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/move_disk"
                        + " {bwlimit=102400, delete=1, disk=scsi0, storage=fast}");
    }

    @Test
    void diskIsHandedOverToAPlaceThatIsFreeThere() {
        server.guest(103, "stopped", false);
        server.guest(900, "stopped", true);
        Operation handOver = operation("reassign", "scsi0", ATTACHED);
        server.begin(handOver);

        assertThat(((ChoiceField<?>) handOver.fields().get(0)).choices()).hasSize(2);
        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/move_disk"
                        + " {disk=scsi0, target-disk=unused1, target-vmid=103}");
    }

    @Test
    void detachingKeepsTheVolume() {
        server.begin(operation("detach", "scsi0", ATTACHED));

        assertThat(server.calls()).containsExactly("POST /nodes/{node}/qemu/{vmid}/config {delete=scsi0}");
    }

    @Test
    void attachingTakesTheFirstFreePlaceOfTheUsualBus() {
        server.begin(operation("attach", "unused0", "local:1/b.raw"));

        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/config {scsi1=local:1/b.raw,discard=on}");
    }

    @Test
    void removalForGoodWantsTheNumberTyped() {
        Operation remove = operation("remove", "unused0", "local:1/b.raw");
        server.begin(remove);
        assertThat(server.calls()).isEmpty();

        ((InputField<?>) remove.fields().get(0)).textProperty().set("102");
        server.begin(remove);

        assertThat(remove.meaning().getValue().arguments()).contains("local:1/b.raw");
        assertThat(server.calls()).containsExactly("PUT /nodes/{node}/qemu/{vmid}/unlink {force=1, idlist=unused0}");
    }

    @Test
    void drivesForDiscsHaveNoneOfTheseActions() {
        assertThat(DiskActions.of(guest, server.background(), "ide2", "local:iso/a.iso,media=cdrom"))
                .isEmpty();
        assertThat(DiskActions.of(guest, server.background(), "net0", "virtio=BC:24:11:8A:0F:31"))
                .isEmpty();
    }

    @Test
    void disksOfATemplateSayWhyTheyDoNotChange() {
        GuestItem template = server.guest(900, "stopped", true);

        assertThat(DiskActions.of(template, server.background(), "scsi0", ATTACHED))
                .noneMatch(DiskAction::isPossible);
    }
}
