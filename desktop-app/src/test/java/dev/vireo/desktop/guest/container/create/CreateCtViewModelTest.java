// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.guest.container.AddressForm;
import dev.vireo.desktop.guest.container.FileSystemForm;
import dev.vireo.desktop.guest.container.NameServerForm;
import dev.vireo.desktop.guest.create.FakeServer;
import dev.vireo.desktop.guest.create.Orders;
import dev.vireo.desktop.wizard.SummaryRow;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.TemplateEndpoints;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.TemplateContents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateCtViewModelTest {
    private static final String TEMPLATE = "local:vztmpl/debian-12_1_amd64.tar.zst";

    private final FakeServer server = new FakeServer();
    private final Orders orders = new Orders();

    @BeforeEach
    void prepareServer() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(new StorageState(
                        "local", "dir", "vztmpl,rootdir", true, true, false, 100L << 30, 0L, 100L << 30, 0.0)));
        server.answer(StorageEndpoints.LIST_CONTENT, arguments -> List.of(template()));
        server.answer(ContainerEndpoints.CREATE_CT, arguments -> "UPID");
    }

    private static VolumeEntry template() {
        return new VolumeEntry(TEMPLATE, "vztmpl", "tzst", 120L << 20, null, null, null, null, null, null, null);
    }

    private void giveBridge() {
        server.answer(
                NodeEndpoints.LIST_INTERFACES,
                arguments -> List.of(new NetworkInterface("vmbr0", "bridge", true, null, "10.0.0.1/24", "eth0")));
    }

    private CreateCtViewModel open() {
        CreateCtViewModel model =
                new CreateCtViewModel(server, new SameThreadBackground(), List.of(Orders.NODE), orders);
        model.creation().open(Optional.empty());
        return model;
    }

    @Test
    void whatIsInsideTheChosenTemplateIsToldBeforeItIsUsed() {
        TemplateContents contents =
                new TemplateContents("debian", "Debian GNU/Linux", "12", "amd64", 9000, 1L << 30, 1L << 28);
        server.answer(TemplateEndpoints.LOOK, arguments -> contents);

        assertThat(open().inside().stateProperty().get()).isEqualTo(new TemplateInside.State.Known(contents));
        assertThat(server.calls())
                .anySatisfy(call -> assertThat(call.options().asMap()).containsEntry("volume", TEMPLATE));
    }

    @Test
    void aTemplateThatNoContainerCanBeMadeOfSaysWhy() {
        server.answer(TemplateEndpoints.LOOK, arguments -> {
            throw ApiException.badParameter("volume", "the archive is damaged");
        });

        assertThat(open().inside().stateProperty().get())
                .isInstanceOfSatisfying(
                        TemplateInside.State.Refused.class,
                        refused -> assertThat(refused.reason().arguments())
                                .containsExactly("volume: the archive is damaged"));
    }

    @Test
    void aServerThatCannotLookInsideIsNotToBlame() {
        server.answer(TemplateEndpoints.LOOK, arguments -> {
            throw ApiException.failed("another template is being looked into");
        });

        assertThat(open().inside().stateProperty().get()).isEqualTo(new TemplateInside.State.Unknown());
    }

    @Test
    void defaultsAreSafeAndWorkAtOnce() {
        giveBridge();

        assertThat(open().creation().options().asMap())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("node", "pve1"),
                        Map.entry("vmid", "105"),
                        Map.entry("unprivileged", "1"),
                        Map.entry("features", "nesting=1"),
                        Map.entry("ostemplate", TEMPLATE),
                        Map.entry("rootfs", "local:8"),
                        Map.entry("cores", "1"),
                        Map.entry("memory", "512"),
                        Map.entry("swap", "512"),
                        Map.entry("net0", "name=eth0,bridge=vmbr0,ip=dhcp")));
    }

    @Test
    void privilegedContainerHasNoNestingAsOnlyRootMayAllowIt() {
        CreateCtViewModel model = open();

        model.general().unprivileged().onProperty().set(false);
        assertThat(model.creation().options().asMap())
                .containsEntry("unprivileged", "0")
                .doesNotContainKey("features");

        model.general().unprivileged().onProperty().set(true);
        assertThat(model.creation().options().asMap()).containsEntry("features", "nesting=1");
    }

    @Test
    void nodeWithoutTemplateTellsHowToGetOneUntilThereIsOne() {
        server.answer(StorageEndpoints.LIST_CONTENT, arguments -> List.of());
        CreateCtViewModel model = open();
        assertThat(model.template().lackingProperty().get()).isTrue();
        assertThat(model.template().valid().get()).isFalse();

        server.answer(StorageEndpoints.LIST_CONTENT, arguments -> List.of(template()));
        model.readTemplates();

        assertThat(model.template().lackingProperty().get()).isFalse();
        assertThat(model.template().valid().get()).isTrue();
    }

    @Test
    void passwordHasToBeTypedTwiceAndIsNeverShown() {
        CreateCtViewModel model = open();
        LoginFields login = model.general().login();
        login.password().textProperty().set("correct horse");
        assertThat(model.general().valid().get()).isFalse();
        login.again().textProperty().set("correct hose");
        assertThat(model.general().valid().get()).isFalse();
        login.again().textProperty().set("correct horse");
        assertThat(model.general().valid().get()).isTrue();

        model.creation().steps().goTo(7);

        assertThat(model.creation().options().raw("password")).isEqualTo("correct horse");
        assertThat(model.confirm().rows()).extracting(SummaryRow::value).doesNotContain("correct horse");
    }

    @Test
    void errorAboutAPasswordDoesNotRepeatIt() {
        CreateCtViewModel model = open();
        LoginFields login = model.general().login();
        login.password().textProperty().set("abcd");

        assertThat(login.password().problem().getValue().orElseThrow().arguments())
                .containsExactly("4");
    }

    @Test
    void keysOfDroppedFilesAreGathered() {
        CreateCtViewModel model = open();
        LoginFields login = model.general().login();
        login.addKeys("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF3Lq3Zl6T8c0cV0bq1cW2p7pQ5pXb3e5B6m7z8Y9x0w one\n");
        login.addKeys("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF3Lq3Zl6T8c0cV0bq1cW2p7pQ5pXb3e5B6m7z8Y9x0w two\n");

        assertThat(login.keys().written().lines()).hasSize(2);
    }

    @Test
    void mountPointsAreAskedForWithPathAndAttributes() {
        CreateCtViewModel model = open();
        FileSystemForm data = model.disks().add();
        assertThat(model.disks().valid().get()).isFalse();
        data.path().textProperty().set("/srv/data");
        data.size().textProperty().set("2.5");
        data.attributes().backup().onProperty().set(true);
        data.attributes().acl().choose("1");
        Objects.requireNonNull(data.attributes().options().get("noatime"))
                .onProperty()
                .set(true);
        FileSystemForm shared = model.disks().add();
        shared.source().choose(FileSystemForm.Source.NODE);
        shared.nodePath().textProperty().set("/tank/shared");
        shared.path().textProperty().set("/srv/data");
        assertThat(model.disks().valid().get()).isFalse();
        shared.path().textProperty().set("/srv/shared");
        shared.attributes().readOnly().onProperty().set(true);

        assertThat(model.disks().valid().get()).isTrue();
        assertThat(model.creation().options().asMap())
                .containsEntry("mp0", "local:2.5,mp=/srv/data,acl=1,mountoptions=noatime,backup=1")
                .containsEntry("mp1", "/tank/shared,mp=/srv/shared,ro=1");
    }

    @Test
    void fixedAddressesAreAskedForWithTheirGateways() {
        giveBridge();
        CreateCtViewModel model = open();
        AddressForm ipv4 = model.card().ipv4();
        ipv4.source().choose(AddressForm.Source.STATIC);
        ipv4.address().textProperty().set("192.0.2.7");
        assertThat(model.network().valid().get()).isFalse();
        ipv4.address().textProperty().set("192.0.2.7/24");
        ipv4.gateway().textProperty().set("192.0.2.1");
        model.card().ipv6().source().choose(AddressForm.Source.SLAAC);
        model.card().vlan().textProperty().set("20");

        assertThat(model.network().valid().get()).isTrue();
        assertThat(model.creation().options().raw("net0"))
                .isEqualTo("name=eth0,bridge=vmbr0,ip=192.0.2.7/24,gw=192.0.2.1,ip6=auto,tag=20");
    }

    @Test
    void nodeWithoutBridgeGivesACardOnNat() {
        assertThat(open().creation().options().raw("net0")).isEqualTo("name=eth0,ip=dhcp");
    }

    @Test
    void containerMayHaveNoCardAtAll() {
        CreateCtViewModel model = open();
        model.network().noCard().onProperty().set(true);

        assertThat(model.creation().options().raw("net0")).isNull();
        assertThat(model.card().way().state().enabledProperty().get()).isFalse();
    }

    @Test
    void ownNameServersAreAskedForOnlyWhenChosen() {
        CreateCtViewModel model = open();
        model.names().servers().textProperty().set("192.0.2.53");
        assertThat(model.creation().options().raw("nameserver")).isNull();

        model.names().source().choose(NameServerForm.Source.OWN);

        assertThat(model.creation().options().raw("nameserver")).isEqualTo("192.0.2.53");
    }

    @Test
    void createAsksTheServerAndTellsTheTask() {
        CreateCtViewModel model = open();
        model.confirm().start().onProperty().set(true);
        model.creation().steps().goTo(7);
        model.creation().steps().next();

        assertThat(orders.heard()).containsExactly("105 UPID");
        assertThat(server.last(ContainerEndpoints.CREATE_CT).orElseThrow().isSet(ContainerEndpoints.START))
                .isTrue();
        assertThat(model.creation().openProperty().get()).isFalse();
    }

    @Test
    void refusedFieldIsShownOnItsPage() {
        server.answer(ContainerEndpoints.CREATE_CT, arguments -> {
            throw ApiException.badParameters(Map.of("rootfs", "no space left", "memory", "too much"));
        });
        CreateCtViewModel model = open();
        model.creation().steps().goTo(7);
        model.creation().steps().next();

        assertThat(model.creation().steps().page()).isSameAs(model.disks());
        assertThat(model.disks().valid().get()).isFalse();
        assertThat(orders.heard()).isEmpty();
    }
}
