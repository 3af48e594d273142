// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskOperationsTest {
    private final MadeUpServer server = new MadeUpServer();
    private final GuestItem guest = server.guest(102, "stopped", false);
    private final GuestDisk disk = GuestDisk.in(Map.of("scsi0", "local:102/vm-102-disk-0.qcow2,size=32G"))
            .get(0);

    @BeforeEach
    void answer() {
        server.answer(
                StorageEndpoints.LIST,
                arguments ->
                        List.of(new StorageState("fast", "dir", "images", true, true, false, 1L, 1L, 1L << 33, 0.1)));
        server.answer(
                GuestEndpoints.READ_CONFIG,
                arguments -> Map.of("scsi0", "local:102/vm-102-disk-0.qcow2,size=32G", "unused0", "local:1/b.raw"));
    }

    @Test
    void diskIsEnlargedByWhatIsTyped() {
        Operation resize = new ResizeDisk(guest, disk);
        InputField<?> more = (InputField<?>) resize.sheet().main().get(0);
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
        Operation move = new MoveDisk(guest, server.background(), disk);
        ((InputField<?>) move.sheet().advanced().get(0)).textProperty().set("100");
        server.begin(move);

        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/move_disk"
                        + " {bwlimit=102400, delete=1, disk=scsi0, storage=fast}");
    }

    @Test
    void btrfsKeepsRawDisksAloneSoThatNoFormatIsAsked() {
        server.answer(
                StorageEndpoints.LIST,
                arguments ->
                        List.of(new StorageState("b", "btrfs", "images", true, true, false, 1L, 1L, 1L << 33, 0.1)));
        DiskTarget target = new DiskTarget("move", false);
        target.read(server, server.background(), new NodeName("pve1"));

        assertThat(target.format().choices()).hasSize(1);
        assertThat(target.format().state().counts()).isFalse();
    }

    @Test
    void diskIsHandedOverToAPlaceThatIsFreeThere() {
        server.guest(103, "stopped", false);
        server.guest(900, "stopped", true);
        Operation handOver = new HandOverDisk(guest, server.background(), disk);
        server.begin(handOver);

        assertThat(((ChoiceField<?>) handOver.sheet().main().get(0)).choices()).hasSize(2);
        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/move_disk"
                        + " {disk=scsi0, target-disk=unused1, target-vmid=103}");
    }

    @Test
    void disksAreWhatHoldsAVolumeOfTheGuest() {
        assertThat(GuestDisk.in(Map.of(
                        "scsi3", "local:102/a.raw",
                        "efidisk0", "local:102/b.raw",
                        "unused7", "local:102/c.raw",
                        "ide2", "local:iso/a.iso,media=cdrom",
                        "ide3", "cdrom",
                        "scsihw", "virtio-scsi-single",
                        "net0", "virtio=BC:24:11:8A:0F:31")))
                .extracting(GuestDisk::key)
                .containsExactly("efidisk0", "scsi3", "unused7");
    }
}
