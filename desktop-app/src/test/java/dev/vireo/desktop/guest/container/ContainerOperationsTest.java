// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.clone.CloneGuest;
import dev.vireo.desktop.guest.clone.MakeTemplate;
import dev.vireo.desktop.guest.disk.HandOverDisk;
import dev.vireo.desktop.guest.disk.MoveDisk;
import dev.vireo.desktop.guest.disk.ResizeDisk;
import dev.vireo.desktop.guest.power.BulkPower;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.guest.power.ShutDown;
import dev.vireo.desktop.guest.snapshot.TakeSnapshot;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerOperationsTest {
    private static final String ONE = "/nodes/{node}/lxc/{vmid}";

    private final MadeUpServer server = new MadeUpServer();
    private final GuestDisk disk = new GuestDisk("mp0", "local:103/vm-103-disk-1.raw", Optional.empty());

    private static void fill(Operation operation, int index, String text) {
        ((InputField<?>) operation.sheet().main().get(index)).textProperty().set(text);
    }

    @Test
    void containerIsShutDownUnderItsOwnPath() {
        server.begin(new ShutDown(server.container(103, "running", false)));

        assertThat(server.calls()).containsExactly("POST " + ONE + "/status/shutdown {timeout=180}");
    }

    @Test
    void cloneIsFullAndGetsAHostName() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        server.begin(new CloneGuest(server.container(103, "stopped", false), server.background()));

        assertThat(server.calls()).containsExactly("POST " + ONE + "/clone {full=1, hostname=ct103-clone, newid=105}");
    }

    @Test
    void containerBecomesATemplate() {
        server.begin(new MakeTemplate(server.container(103, "stopped", false), server.background()));

        assertThat(server.calls()).containsExactly("POST " + ONE + "/template {}");
    }

    @Test
    void fileSystemGrows() {
        ResizeDisk resize = new ResizeDisk(server.container(103, "running", false), disk);
        fill(resize, 0, "4");
        server.begin(resize);

        assertThat(server.calls()).containsExactly("PUT " + ONE + "/resize {disk=mp0, size=+4G}");
    }

    @Test
    void volumeMovesToAStorageForContainersWithoutAFormat() {
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(storage("images", "images"), storage("containers", "rootdir")));
        server.begin(new MoveDisk(server.container(103, "stopped", false), server.background(), disk));

        assertThat(server.calls())
                .containsExactly("POST " + ONE + "/move_volume {delete=1, storage=containers, volume=mp0}");
    }

    private static StorageState storage(String name, String content) {
        return new StorageState(name, "dir", content, true, true, false, 1L << 40, 0L, 1L << 40, 0.0);
    }

    @Test
    void volumeIsHandedOverToAnotherContainerOnly() {
        GuestItem giver = server.container(103, "stopped", false);
        server.container(104, "stopped", false);
        server.guest(200, "stopped", false);
        server.answer(ContainerEndpoints.READ_CONFIG, arguments -> Map.of("unused0", "local:104/vm-104-disk-9.raw"));
        HandOverDisk handOver = new HandOverDisk(giver, server.background(), disk);
        server.begin(handOver);
        Field receiver = handOver.sheet().main().get(0);

        assertThat(((ChoiceField<?>) receiver).choices()).hasSize(1);
        assertThat(server.calls())
                .containsExactly("POST " + ONE + "/move_volume {target-vmid=104, target-volume=unused1, volume=mp0}");
    }

    @Test
    void snapshotHasNoMemory() {
        TakeSnapshot snapshot = new TakeSnapshot(server.container(103, "running", false), List.of());
        fill(snapshot, 0, "before");
        server.begin(snapshot);

        assertThat(server.calls()).containsExactly("POST " + ONE + "/snapshot {snapname=before}");
    }

    @Test
    void machinesAndContainersAreStartedTogether() {
        server.begin(new BulkPower(
                PowerAction.START,
                List.of(server.guest(102, "stopped", false), server.container(103, "stopped", false)),
                reason -> {}));

        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/status/start {}", "POST " + ONE + "/status/start {}");
    }

    @Test
    void containerThatMayBeHeldCanBeResumedAndNoneCanBeReset() {
        GuestItem running = server.container(103, "running", false);

        assertThat(PowerAction.RESUME.obstacle(running)).isEmpty();
        assertThat(PowerAction.RESET.obstacle(running)).isPresent();
        assertThat(BulkPower.suits(running, PowerAction.RESUME)).isFalse();
    }
}
