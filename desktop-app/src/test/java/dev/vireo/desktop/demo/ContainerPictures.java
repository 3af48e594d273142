// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.GuestSummaryView;
import dev.vireo.desktop.guest.GuestSummaryViewModel;
import dev.vireo.desktop.guest.config.ConfigurationLines;
import dev.vireo.desktop.guest.config.ConfigurationView;
import dev.vireo.desktop.guest.config.ConfigurationViewModel;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.RemoteConfiguration;
import dev.vireo.desktop.guest.container.AddressForm;
import dev.vireo.desktop.guest.container.CardEditors;
import dev.vireo.desktop.guest.container.CardLines;
import dev.vireo.desktop.guest.container.ContainerOptionEditors;
import dev.vireo.desktop.guest.container.ContainerOptionLines;
import dev.vireo.desktop.guest.container.NameEditors;
import dev.vireo.desktop.guest.container.NameLines;
import dev.vireo.desktop.guest.container.NameServerForm;
import dev.vireo.desktop.guest.container.ResourceEditors;
import dev.vireo.desktop.guest.container.ResourceLines;
import dev.vireo.desktop.guest.container.create.CreateCtViewModel;
import dev.vireo.desktop.guest.container.create.CreateCtWizard;
import dev.vireo.desktop.guest.create.CreatedListener;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.guest.ContainerAnswers.ContainerInterface;
import dev.vireo.model.guest.ContainerAnswers.CtStatus;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The pages of the wizard that makes containers, and the tabs of one, against a made-up node. */
final class ContainerPictures {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("memory", "1024"),
            Map.entry("swap", "512"),
            Map.entry("cores", "2"),
            Map.entry("rootfs", "local:103/vm-103-disk-0.raw,size=8G"),
            Map.entry("mp0", "local:103/vm-103-disk-1.raw,mp=/srv/mail,backup=1,mountoptions=noatime,size=40G"),
            Map.entry("mp1", "/tank/shared,mp=/srv/shared,ro=1"),
            Map.entry("unused0", "local:103/vm-103-disk-2.raw"),
            Map.entry("dev0", "/dev/dri/renderD128,gid=104"),
            Map.entry("net0", "name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:01,ip=192.0.2.7/24,gw=192.0.2.1,ip6=auto"),
            Map.entry("net1", "name=eth1,hwaddr=BC:24:11:00:00:02,ip=dhcp"),
            Map.entry("hostname", "mail"),
            Map.entry("nameserver", "192.0.2.53"),
            Map.entry("ostype", "debian"),
            Map.entry("unprivileged", "1"),
            Map.entry("features", "nesting=1,keyctl=1"),
            Map.entry("description", "Mail of the office"));

    private final Toolkit toolkit;
    private final MadeUpServer server = new MadeUpServer();
    private final Map<String, TabContent> pictures = new LinkedHashMap<>();

    ContainerPictures(Toolkit toolkit) {
        this.toolkit = toolkit;
        prepareServer();
        addWizard();
        addTabs(server.container(103, "running", false));
    }

    private void prepareServer() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(new StorageState(
                        "local", "dir", "vztmpl,rootdir", true, true, false, 100L << 30, 0L, 80L << 30, 0.0)));
        server.answer(StorageEndpoints.LIST_CONTENT, arguments -> List.of(template("debian-12-standard_12.2-1")));
        server.answer(
                NodeEndpoints.LIST_INTERFACES,
                arguments -> List.of(new NetworkInterface("vmbr0", "bridge", true, null, "192.0.2.1/24", "eth0")));
        server.answer(ContainerEndpoints.READ_CONFIG, arguments -> Map.copyOf(KEYS));
        server.answer(
                ContainerEndpoints.READ_PENDING,
                arguments -> KEYS.entrySet().stream()
                        .map(key -> new PendingEntry(
                                key.getKey(),
                                key.getValue(),
                                key.getKey().equals("features") ? "nesting=1" : null,
                                null))
                        .toList());
        server.answer(
                ContainerEndpoints.STATUS,
                arguments -> new CtStatus(
                        103,
                        "lxc",
                        "running",
                        "mail",
                        4711L,
                        2.0,
                        null,
                        null,
                        false,
                        20L << 20,
                        512L << 20,
                        null,
                        null));
        server.answer(
                ContainerEndpoints.INTERFACES,
                arguments -> List.of(new ContainerInterface(
                        "eth0", "BC:24:11:00:00:01", "192.0.2.7/24", "2001:db8::7/64", null, null)));
    }

    private static VolumeEntry template(String name) {
        return new VolumeEntry(
                "local:vztmpl/" + name + "_amd64.tar.zst",
                "vztmpl",
                "tzst",
                126L << 20,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void addWizard() {
        List<String> names = List.of("general", "template", "disks", "cpu", "memory", "network", "dns", "confirm");
        names.forEach(
                name -> add("ct-" + name, model -> model.creation().steps().goTo(names.indexOf(name))));
        add("ct-mount", model -> {
            model.disks().add();
            model.creation().steps().goTo(2);
        });
        add("ct-static", model -> {
            AddressForm address = model.card().ipv4();
            address.source().choose(AddressForm.Source.STATIC);
            address.address().textProperty().set("192.0.2.7");
            model.card().ipv6().source().choose(AddressForm.Source.STATIC);
            model.creation().steps().goTo(5);
        });
        add("ct-own-dns", model -> {
            model.names().source().choose(NameServerForm.Source.OWN);
            model.creation().steps().goTo(6);
        });
        add("ct-no-template", model -> {
            model.creation().steps().goTo(1);
            model.template().offerTemplates(List.of());
        });
    }

    private void add(String name, Consumer<CreateCtViewModel> prepare) {
        CreateCtViewModel model = new CreateCtViewModel(
                server,
                new SameThreadBackground(),
                List.of(new NodeChoice(new NodeName("pve1"), true, Usage.UNKNOWN)),
                new Deaf());
        Node wizard = new CreateCtWizard(model, toolkit, closed -> {}).node();
        model.creation().open(Optional.empty());
        model.general().name().textProperty().set("mail");
        model.general().login().password().textProperty().set("correct horse");
        model.general().login().again().textProperty().set("correct horse");
        prepare.accept(model);
        pictures.put(name, new Page(wizard));
    }

    private void addTabs(GuestItem guest) {
        OfferReader reader = new OfferReader(server, server.background());
        pictures.put(
                "ct-summary", new GuestSummaryView(new GuestSummaryViewModel(guest, server.background()), toolkit));
        ResourceLines resources = new ResourceLines(toolkit.texts(), toolkit.quantities());
        add(guest, "ct-resources", resources, new ResourceEditors(guest, reader), "");
        add(guest, "ct-edit-mount", resources, new ResourceEditors(guest, reader), "mp0");
        CardLines cards = new CardLines(toolkit.texts(), toolkit.quantities());
        add(guest, "ct-cards", cards, new CardEditors(guest, reader), "");
        add(guest, "ct-edit-card", cards, new CardEditors(guest, reader), "net0");
        add(guest, "ct-names", new NameLines(toolkit.texts()), new NameEditors(), "");
        ContainerOptionLines options = new ContainerOptionLines(toolkit.texts(), toolkit.quantities());
        add(guest, "ct-options", options, new ContainerOptionEditors(), "");
        add(guest, "ct-edit-features", options, new ContainerOptionEditors(), "features");
    }

    private void add(GuestItem guest, String name, ConfigurationLines lines, Editors editors, String edited) {
        RemoteConfiguration remote = new RemoteConfiguration(guest, server.background(), upid -> {}, late -> {});
        ConfigurationViewModel model = new ConfigurationViewModel(guest, toolkit.texts(), remote, lines, editors);
        ConfigurationView view = new ConfigurationView(name, model, List.of(), toolkit);
        model.open();
        model.rows().stream()
                .filter(row -> row.key().equals(edited))
                .findFirst()
                .ifPresent(model::edit);
        pictures.put(name, view);
    }

    Map<String, TabContent> all() {
        return pictures;
    }

    /** A window where a tab would be. */
    private record Page(Node window) implements TabContent {
        @Override
        public Node node() {
            StackPane pane = new StackPane(window);
            pane.getStyleClass().add("overlay");
            return pane;
        }
    }

    private static final class Deaf implements CreatedListener {
        @Override
        public void created(NodeName node, Vmid vmid, String upid) {}

        @Override
        public void refused(String reason) {}
    }
}
