// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateVmViewModelTest {
    private final FakeServer server = new FakeServer();
    private final Orders orders = new Orders();

    @BeforeEach
    void prepareServer() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        server.answer(StorageEndpoints.LIST, arguments -> List.of(storage("local", "dir", "iso,images")));
        server.answer(
                StorageEndpoints.LIST_CONTENT,
                arguments -> List.of(new VolumeEntry(
                        "local:iso/tiny.iso", "iso", "iso", 20L << 20, null, null, null, null, null, null, null)));
        server.answer(GuestEndpoints.CREATE_VM, arguments -> "UPID");
    }

    private static StorageState storage(String name, String type, String content) {
        return new StorageState(name, type, content, true, true, false, 100L << 30, 0L, 100L << 30, 0.0);
    }

    private void giveBridge() {
        server.answer(
                NodeEndpoints.LIST_INTERFACES,
                arguments -> List.of(new NetworkInterface("vmbr0", "bridge", true, null, "10.0.0.1/24", "eth0")));
    }

    private CreateVmViewModel open() {
        CreateVmViewModel model =
                new CreateVmViewModel(server, new SameThreadBackground(), List.of(Orders.NODE), orders);
        model.creation().open(Optional.empty());
        return model;
    }

    private static <P extends OrderPage> P page(CreateVmViewModel model, Class<P> kind) {
        return model.pages().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void defaultsAreWhatAnAdministratorExpects() {
        giveBridge();
        Options options = open().creation().options();

        assertThat(options.asMap())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("node", "pve1"),
                        Map.entry("vmid", "105"),
                        Map.entry("ostype", "l26"),
                        Map.entry("ide2", "local:iso/tiny.iso,media=cdrom"),
                        Map.entry("scsihw", "virtio-scsi-single"),
                        Map.entry("scsi0", "local:32,format=qcow2,iothread=1"),
                        Map.entry("sockets", "1"),
                        Map.entry("cores", "1"),
                        Map.entry("cpu", "x86-64-v2-AES"),
                        Map.entry("memory", "2048"),
                        Map.entry("net0", "virtio,bridge=vmbr0"),
                        Map.entry("boot", "order=scsi0;ide2;net0")));
    }

    @Test
    void nodeWithoutBridgeOffersNatAndSaysWhy() {
        CreateVmViewModel model = open();

        assertThat(model.creation().options().raw("net0")).isEqualTo("virtio");
        assertThat(model.card().way().choices().get(1).obstacle().english()).startsWith("This node has no bridge.");
    }

    @Test
    void windowsGetsDevicesThatItHasDriversFor() {
        CreateVmViewModel model = open();
        page(model, OsPage.class).family().choose(OsProfile.Family.WINDOWS);

        assertThat(model.creation().options().asMap())
                .containsEntry("ostype", "win11")
                .containsEntry("machine", "q35")
                .containsEntry("bios", "ovmf")
                .containsEntry("efidisk0", "local:1,efitype=4m,pre-enrolled-keys=1")
                .containsEntry("net0", "e1000")
                .containsEntry("boot", "order=sata0;ide2;net0")
                .containsKey("sata0")
                .doesNotContainKey("scsi0");
    }

    @Test
    void takenNumberIsRefusedUntilAnotherIsTyped() {
        server.take(100);
        CreateVmViewModel model = open();
        page(model, GeneralPage.class).vmid().textProperty().set("100");
        assertThat(model.creation().steps().mayGoOn().get()).isFalse();

        page(model, GeneralPage.class).vmid().textProperty().set("101");

        assertThat(model.creation().steps().mayGoOn().get()).isTrue();
    }

    @Test
    void createAsksTheServerAndTellsTheTask() {
        CreateVmViewModel model = open();
        page(model, ConfirmPage.class).start().onProperty().set(true);
        model.creation().steps().goTo(7);
        model.creation().steps().next();

        assertThat(orders.heard()).containsExactly("105 UPID");
        assertThat(server.calls().get(server.calls().size() - 1).isSet(GuestEndpoints.START))
                .isTrue();
    }

    @Test
    void refusedFieldIsShownOnItsPage() {
        server.answer(GuestEndpoints.CREATE_VM, arguments -> {
            throw ApiException.badParameters(Map.of("scsi0", "no space left", "memory", "too much"));
        });
        CreateVmViewModel model = open();
        model.creation().steps().goTo(7);
        model.creation().steps().next();

        assertThat(model.creation().steps().page()).isInstanceOf(DisksPage.class);
        assertThat(model.creation().steps().page().valid().get()).isFalse();
        assertThat(model.pages().get(5).valid().get()).isFalse();
    }

    @Test
    void failureWithoutFieldStaysOnTheLastPage() {
        server.answer(GuestEndpoints.CREATE_VM, arguments -> {
            throw ApiException.failed("disk is full");
        });
        CreateVmViewModel model = open();
        model.creation().steps().goTo(7);
        model.creation().steps().next();

        assertThat(page(model, ConfirmPage.class).failureProperty().get().arguments())
                .containsExactly("disk is full");
    }

    @Test
    void objectionThatHasNoFieldIsSaidTogetherWithTheOthers() {
        server.answer(GuestEndpoints.CREATE_VM, arguments -> {
            throw ApiException.badParameters(Map.of("memory", "too much", "pool", "no such pool"));
        });
        CreateVmViewModel model = open();
        model.creation().steps().goTo(7);
        model.creation().steps().next();

        assertThat(model.creation().steps().page()).isInstanceOf(ConfirmPage.class);
        assertThat(String.valueOf(page(model, ConfirmPage.class)
                        .failureProperty()
                        .get()
                        .arguments()
                        .get(0)))
                .contains("memory: too much", "pool: no such pool");
    }
}
