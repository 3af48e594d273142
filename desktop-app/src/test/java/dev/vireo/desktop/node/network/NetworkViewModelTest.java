// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.OperationViewModel;
import dev.vireo.desktop.form.InputField;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import dev.vireo.model.node.NetworkAnswers.PendingNetwork;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkViewModelTest {
    private static final NetworkInterface BRIDGE = new NetworkInterface(
            "vmbr0",
            "bridge",
            true,
            "192.0.2.10",
            "192.0.2.10/24",
            "eno1",
            new InterfaceSettings(
                    true,
                    true,
                    "static",
                    null,
                    "255.255.255.0",
                    "192.0.2.1",
                    null,
                    null,
                    null,
                    null,
                    "main",
                    9000,
                    true,
                    "2-100",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));

    private final MadeUpServer server = new MadeUpServer();
    private PendingNetwork pending = new PendingNetwork("ifupdown", "", null);
    private NetworkViewModel model;

    @BeforeEach
    void open() {
        server.guest(102, "running", false);
        server.answer(NodeEndpoints.LIST_INTERFACES, any -> List.of(BRIDGE));
        server.answer(NetworkEndpoints.PENDING, any -> pending);
        model = new NetworkViewModel(server.datacenter().nodes().get(0), server.background(), upid -> {});
        model.open();
    }

    private @Nullable Long secondsLeft() {
        return model.pendingProperty().get().secondsLeft();
    }

    @Test
    void editorThatNobodyTouchedSendsWhatIsThere() {
        server.begin(model.edit(BRIDGE));

        assertThat(server.calls())
                .containsExactly("PUT /nodes/{node}/network/{iface} {autostart=1, bridge_ports=eno1, bridge_vids=2-100,"
                        + " bridge_vlan_aware=1, cidr=192.0.2.10/24, comments=main, gateway=192.0.2.1,"
                        + " iface=vmbr0, mtu=9000, type=bridge}");
    }

    private static InputField<?> field(Operation operation, String parameter) {
        return (InputField<?>) Objects.requireNonNull(operation.byParameter().get(parameter));
    }

    @Test
    void refusalStandsUnderItsField() {
        server.answer(NetworkEndpoints.CREATE, any -> {
            throw ApiException.badParameter("bridge_ports", "'eno1' is part of 'vmbr0' already");
        });
        Operation operation = model.create(InterfaceKind.BRIDGE);
        InputField<?> name = field(operation, "iface");
        InputField<?> ports = field(operation, "bridge_ports");
        name.textProperty().set("vmbr1");
        ports.textProperty().set("eno1");

        OperationViewModel dialog = server.begin(operation);

        assertThat(dialog.failureProperty().get().isEmpty()).isTrue();
        assertThat(ports.problem().getValue())
                .hasValueSatisfying(
                        sentence -> assertThat(sentence.arguments().toString()).contains("vmbr0"));
    }

    @Test
    void countdownGoesOnHereWhileTheNodeIsCutOff() {
        pending = new PendingNetwork("ifupdown", "", 30L);
        model.begun(List.of(MadeUpServer.UPID));
        assertThat(secondsLeft()).isEqualTo(30);

        server.answer(NetworkEndpoints.PENDING, any -> {
            throw new ApiException(ErrorKind.NODE_UNREACHABLE, "cut off");
        });
        server.background().tick();
        server.background().tick();

        assertThat(secondsLeft()).isEqualTo(28);
    }

    @Test
    void keptSettingsEndTheCountdown() {
        pending = new PendingNetwork("ifupdown", "", 30L);
        model.read();
        server.answer(NetworkEndpoints.CONFIRM, any -> {
            pending = new PendingNetwork("ifupdown", "", null);
            return null;
        });

        model.confirm();

        assertThat(secondsLeft()).isNull();
    }

    @Test
    void serverWithoutAWayBackAppliesForGoodAndSaysSo() {
        server.answer(NetworkEndpoints.PENDING, any -> {
            throw new ApiException(ErrorKind.UNKNOWN_METHOD, "Method not implemented");
        });
        model.read();

        assertThat(model.apply().destroys()).isTrue();
        server.begin(model.apply());
        assertThat(server.calls()).containsExactly("PUT /nodes/{node}/network {}");
    }

    @Test
    void ownServerIsGivenTheTimeToConfirm() {
        server.begin(model.apply());

        assertThat(server.calls()).containsExactly("POST /vireo/nodes/{node}/network/apply {seconds=90}");
    }
}
