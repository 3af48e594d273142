// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.virtio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.fx.HeldBackground;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.image.VirtioSwitch;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtioSwitchViewModelTest {
    private static final String DISK = "local:104/vm-104-disk-0.qcow2,size=60G";
    private static final String SECOND = "local:vm-104-disk-1,serial=vireo-drivers,size=1G";

    private final MadeUpServer server = new MadeUpServer();
    private final Map<String, Object> configuration = new TreeMap<>(
            Map.of("sata0", DISK, "ide2", "none,media=cdrom", "boot", "order=sata0;ide2", "ostype", "win10"));
    private boolean refusesMove;

    @BeforeEach
    void prepareServer() {
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> new TreeMap<>(configuration));
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(new StorageState(
                        "local", "dir", "iso,images", true, true, false, 100L << 30, 0L, 100L << 30, 0.0)));
        server.answer(
                StorageEndpoints.LIST_CONTENT,
                arguments -> List.of(new VolumeEntry(
                        "local:iso/virtio-win-0.1.262.iso",
                        "iso",
                        "iso",
                        1L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
        server.answer(NodeEndpoints.LIST_INTERFACES, arguments -> List.of());
        server.answer(NodeEndpoints.CPU_MODELS, arguments -> List.of());
        server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> {
            if (refusesMove && arguments.options().raw("scsi0") != null) {
                throw ApiException.failed("no space for it");
            }
            arguments.get(GuestEndpoints.DELETE).ifPresent(configuration::remove);
            arguments
                    .options()
                    .without("node")
                    .without("vmid")
                    .without("delete")
                    .asMap()
                    .forEach(configuration::put);
            return null;
        });
        server.answer(DiskEndpoints.UNLINK, arguments -> {
            configuration.remove(arguments.get(DiskEndpoints.ID_LIST).orElse(""));
            return null;
        });
    }

    private VirtioSwitchViewModel open(String status) {
        VirtioSwitchViewModel model =
                new VirtioSwitchViewModel(server.guest(104, status, false), server.background(), upid -> {});
        model.open();
        return model;
    }

    @Test
    void secondDiskAndTheDriversCdComeFirst() {
        VirtioSwitchViewModel model = open("stopped");
        assertThat(model.next()).contains(VirtioSwitch.ADD_SECOND_DISK);

        model.addSecondDisk();

        assertThat(configuration)
                .containsEntry("scsi0", "local:1,serial=vireo-drivers")
                .containsEntry("ide2", "local:iso/virtio-win-0.1.262.iso,media=cdrom")
                .containsEntry("scsihw", "virtio-scsi-single");
        assertThat(model.next()).contains(VirtioSwitch.INSTALL_DRIVERS);
    }

    @Test
    void mainDiskMovesAndIsBootedFrom() {
        configuration.put("scsi1", SECOND);
        VirtioSwitchViewModel model = open("stopped");

        model.moveMainDisk();

        assertThat(configuration)
                .containsEntry("scsi0", DISK)
                .containsEntry("boot", "order=scsi0;ide2")
                .doesNotContainKey("sata0");
        assertThat(model.next()).contains(VirtioSwitch.REMOVE_SECOND_DISK);
    }

    @Test
    void refusedMoveLeavesTheMainDiskWhereItWas() {
        configuration.put("scsi1", SECOND);
        refusesMove = true;
        VirtioSwitchViewModel model = open("stopped");

        model.moveMainDisk();

        assertThat(configuration).containsEntry("sata0", DISK).containsEntry("boot", "order=sata0;ide2");
        assertThat(model.failureProperty().get().arguments()).containsExactly("no space for it");
    }

    @Test
    void guestThatDoesNotBootGoesBack() {
        configuration.remove("sata0");
        configuration.putAll(Map.of("scsi0", DISK, "scsi1", SECOND, "boot", "order=scsi0;ide2"));
        VirtioSwitchViewModel model = open("stopped");

        model.moveMainDiskBack();

        assertThat(configuration).containsEntry("sata0", DISK).containsEntry("boot", "order=sata0;ide2");
        assertThat(model.next()).contains(VirtioSwitch.INSTALL_DRIVERS);
    }

    @Test
    void afterTheSecondDiskIsRemovedNothingIsLeftToDo() {
        configuration.remove("sata0");
        configuration.putAll(Map.of("scsi0", DISK, "scsi1", SECOND, "boot", "order=scsi0;ide2"));
        VirtioSwitchViewModel model = open("running");

        model.removeSecondDisk();

        assertThat(configuration).doesNotContainKey("scsi1");
        assertThat(model.next()).isEmpty();
    }

    @Test
    void mainDiskIsNotToBeMovedBeforeTheSecondWasSeen() {
        configuration.put("scsi1", SECOND);
        VirtioSwitchViewModel model = open("stopped");
        assertThat(model.next()).contains(VirtioSwitch.INSTALL_DRIVERS);

        model.drivers().onProperty().set(true);

        assertThat(model.next()).contains(VirtioSwitch.MOVE_MAIN_DISK);
    }

    @Test
    void aReadingThatFailsIsForgottenWithTheNextGoodOne() {
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> {
            throw ApiException.failed("try later");
        });
        VirtioSwitchViewModel model = open("stopped");
        assertThat(model.failureProperty().get().isEmpty()).isFalse();
        prepareServer();
        server.background().tick();

        assertThat(model.failureProperty().get().isEmpty()).isTrue();
    }

    @Test
    void aReadingOfBeforeDoesNotEndTheChangeThatIsUnderWay() {
        HeldBackground slow = new HeldBackground();
        VirtioSwitchViewModel model = new VirtioSwitchViewModel(server.guest(104, "stopped", false), slow, upid -> {});
        model.open();
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> {
            throw ApiException.failed("try later");
        });
        model.addSecondDisk();
        slow.release();

        assertThat(model.busyProperty().get()).isTrue();
    }
}
