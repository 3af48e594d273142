// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.OperationViewModel;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerOperationsTest {
    private final MadeUpServer server = new MadeUpServer();
    private final List<String> refused = new ArrayList<>();

    @Test
    void shutdownWaitsAndStopsByForceOnlyWhenAsked() {
        GuestItem guest = server.guest(102, "running", false);
        server.begin(new ShutDown(guest));
        ShutDown hard = new ShutDown(guest);
        ((FlagField) hard.sheet().main().get(1)).onProperty().set(true);
        server.begin(hard);

        assertThat(server.calls())
                .containsExactly(
                        "POST /nodes/{node}/qemu/{vmid}/status/shutdown {timeout=180}",
                        "POST /nodes/{node}/qemu/{vmid}/status/shutdown {forceStop=1, timeout=180}");
    }

    @Test
    void hibernationLeavesTheChoiceOfStorageToTheServer() {
        server.begin(new Hibernate(server.guest(102, "running", false), server.background()));

        assertThat(server.calls()).containsExactly("POST /nodes/{node}/qemu/{vmid}/status/suspend {todisk=1}");
    }

    @Test
    void severalGuestsAreSwitchedExceptThoseThatDoNotSuit() {
        List<GuestItem> guests = List.of(
                server.guest(102, "stopped", false),
                server.guest(103, "running", false),
                server.guest(104, "stopped", false),
                server.guest(900, "stopped", true));
        BulkPower start = new BulkPower(PowerAction.START, guests, refused::add);
        ((FlagField) start.sheet().main().get(1)).onProperty().set(false);

        assertThat(start.sheet().main()).hasSize(2);
        server.begin(start);

        assertThat(server.calls()).containsExactly("POST /nodes/{node}/qemu/{vmid}/status/start {}");
    }

    @Test
    void guestThatRefusesIsNamedAndTheOthersGoOn() {
        List<GuestItem> guests = List.of(server.guest(102, "running", false), server.guest(103, "running", false));
        server.answer(GuestEndpoints.STOP_VM, arguments -> {
            if (arguments.require(PathParameters.VMID).toString().equals("102")) {
                throw ApiException.failed("VM is locked (backup)");
            }
            return MadeUpServer.UPID;
        });
        OperationViewModel dialog = server.begin(new BulkPower(PowerAction.STOP, guests, refused::add));

        assertThat(refused).containsExactly("VM 102: VM is locked (backup)");
        assertThat(dialog.failureProperty().get().isEmpty()).isTrue();
        assertThat(server.calls()).hasSize(2);
    }
}
