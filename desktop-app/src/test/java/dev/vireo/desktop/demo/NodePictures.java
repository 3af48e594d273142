// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.OperationDialog;
import dev.vireo.desktop.dialog.OperationViewModel;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.network.NetworkView;
import dev.vireo.desktop.node.network.NetworkViewModel;
import dev.vireo.desktop.node.system.SwitchNode;
import dev.vireo.desktop.node.system.SystemTabs;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.api.CertificateEndpoints;
import dev.vireo.model.api.CheckEndpoints;
import dev.vireo.model.api.LogEndpoints;
import dev.vireo.model.api.NetworkEndpoints;
import dev.vireo.model.api.NodeDiskEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.ServiceEndpoints;
import dev.vireo.model.api.SystemEndpoints;
import dev.vireo.model.api.UpdateEndpoints;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import dev.vireo.model.node.DiskAnswers.NodeDisk;
import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import dev.vireo.model.node.NetworkAnswers.PendingNetwork;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.node.SystemAnswers.Dns;
import dev.vireo.model.node.SystemAnswers.HostsFile;
import dev.vireo.model.node.SystemAnswers.NodeTime;
import dev.vireo.model.node.SystemAnswers.Service;
import dev.vireo.model.node.UpdateAnswers.CertificateInfo;
import dev.vireo.model.node.UpdateAnswers.SoftwarePackage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The tabs of a node against a made-up server. */
final class NodePictures {
    private static final String DIFF = """
            --- interfaces
            +++ interfaces.new
            @@ -4,6 +4,13 @@
             auto eno1
            -iface eno1 inet static
            -\taddress 192.0.2.10/24
            -\tgateway 192.0.2.1
            +iface eno1 inet manual
            +
            +auto vmbr0
            +iface vmbr0 inet static
            +\taddress 192.0.2.10/24
            +\tgateway 192.0.2.1
            +\tbridge-ports eno1
            """;

    private final Toolkit toolkit;
    private final Map<String, TabContent> pictures = new LinkedHashMap<>();

    NodePictures(Toolkit toolkit) {
        this.toolkit = toolkit;
        MadeUpServer server = server(new PendingNetwork("ifupdown", DIFF, null));
        NodeItem node = node(server);
        Operations operations = operations(new Overlay());
        SystemTabs tabs = new SystemTabs(toolkit, operations, (item, upid) -> {});
        pictures.put("node-system", tabs.system(node));
        pictures.put("node-services", tabs.services(node));
        pictures.put("node-log", tabs.log(node));
        pictures.put("node-disks", tabs.disks(node));
        pictures.put("node-updates", tabs.updates(node));
        pictures.put("node-certificates", tabs.certificates(node));
        pictures.put("node-checks", tabs.checks(node));
        pictures.put("node-network", network(node, operations));
        pictures.put(
                "node-network-countdown", network(node(server(new PendingNetwork("ifupdown", "", 74L))), operations));
        pictures.put("node-interface", new EditingTab(node));
        pictures.put("node-reboot", new DialogTab(new SwitchNode(node, true)));
    }

    Map<String, TabContent> all() {
        return pictures;
    }

    private static Operations operations(Overlay overlay, Toolkit toolkit) {
        return new Operations(toolkit, overlay, (datacenter, upid) -> {}, reason -> {});
    }

    private Operations operations(Overlay overlay) {
        return operations(overlay, toolkit);
    }

    private TabContent network(NodeItem node, Operations operations) {
        return new NetworkView(new NetworkViewModel(node, toolkit.background(), upid -> {}), toolkit, operations);
    }

    private static NodeItem node(MadeUpServer server) {
        return server.datacenter().nodes().get(0);
    }

    private MadeUpServer server(PendingNetwork pending) {
        MadeUpServer server = new MadeUpServer();
        server.guest(102, "running", false);
        server.guest(103, "running", false);
        server.answer(SystemEndpoints.TIME, any -> new NodeTime("Europe/Berlin", 1_764_400_000L, 1_764_403_600L));
        server.answer(SystemEndpoints.READ_DNS, any -> new Dns("example.org", "192.0.2.53", "2001:db8::53", null));
        server.answer(
                SystemEndpoints.READ_HOSTS,
                any -> new HostsFile(
                        "127.0.0.1 localhost\n192.0.2.10 pve1.example.org pve1\n192.0.2.11 pve2.example.org pve2\n",
                        "d"));
        server.answer(SystemEndpoints.READ_CONFIG, any -> Map.of("wakeonlan", "02:00:00:00:00:01"));
        server.answer(
                ServiceEndpoints.LIST,
                any -> List.of(
                        new Service("chrony", "chrony", "chrony, an NTP client/server", "running", "active", "enabled"),
                        new Service(
                                "cron",
                                "cron",
                                "Regular background program processing daemon",
                                "running",
                                "active",
                                "enabled"),
                        new Service(
                                "postfix", "postfix", "Postfix Mail Transport Agent", "failed", "failed", "enabled"),
                        new Service("sshd", "ssh", "OpenBSD Secure Shell server", "dead", "inactive", "disabled")));
        server.answer(
                LogEndpoints.JOURNAL,
                any -> List.of(
                        "s=1",
                        "Nov 29 14:00:01 pve1 CRON[4711]: (root) CMD (run-parts /etc/cron.hourly)",
                        "Nov 29 14:02:17 pve1 kernel: vmbr0: port 2(tap102i0) entered forwarding state",
                        "Nov 29 14:03:40 pve1 sshd[4802]: Accepted publickey for root from 192.0.2.77 port 51514",
                        "s=9"));
        server.answer(NetworkEndpoints.PENDING, any -> pending);
        answerHardware(server);
        answerSoftware(server);
        return server;
    }

    private static void answerHardware(MadeUpServer server) {
        server.answer(
                NodeDiskEndpoints.LIST,
                any -> List.of(
                        disk("/dev/sda", 500L << 30, "mounted", "PASSED", 93, "Samsung SSD 860", "ssd"),
                        disk("/dev/sdb", 4000L << 30, null, "UNKNOWN", null, "WDC WD40EFRX", "hdd"),
                        disk("/dev/nvme0n1", 960L << 30, "ZFS", "FAILED", 2, "PM9A3", "nvme")));
        server.answer(
                NodeEndpoints.LIST_INTERFACES,
                any -> List.of(
                        new NetworkInterface("eno1", "eth", true, null, null, null, set("manual", null, null, null)),
                        new NetworkInterface("eno2", "eth", false, null, null, null),
                        new NetworkInterface(
                                "vmbr0",
                                "bridge",
                                true,
                                "192.0.2.10",
                                "192.0.2.10/24",
                                "eno1",
                                set("static", "192.0.2.1", "2001:db8::10/64", "main bridge")),
                        new NetworkInterface(
                                "vmbr1",
                                "bridge",
                                null,
                                "10.10.10.1",
                                "10.10.10.1/24",
                                "",
                                set("static", null, null, "NAT for guests"))));
    }

    private static NodeDisk disk(
            String path,
            long size,
            @Nullable String used,
            String health,
            @Nullable Integer life,
            String model,
            String type) {
        return new NodeDisk(
                path,
                size,
                used,
                true,
                used != null,
                -1,
                null,
                health,
                life == null ? "N/A" : life,
                model,
                null,
                "S3Z9NB0K",
                null,
                type,
                null,
                null);
    }

    private static InterfaceSettings set(
            String method, @Nullable String gateway, @Nullable String cidr6, @Nullable String notes) {
        return new InterfaceSettings(
                true, true, method, null, null, gateway, null, cidr6, null, null, notes, null, null, null, null, null,
                null, null, null, null);
    }

    private static void answerSoftware(MadeUpServer server) {
        server.answer(
                UpdateEndpoints.LIST,
                any -> List.of(
                        update("base-files", "12.4+deb12u11", "12.4+deb12u15", "Debian base system files"),
                        update("linux-image-amd64", "6.1.128-1", "6.1.140-1", "Linux for 64-bit PCs")));
        server.answer(
                CertificateEndpoints.INFO,
                any -> List.of(
                        certificate("pve-root-ca.pem", "CN=Vireo authority of pve1", "CN=Vireo authority of pve1"),
                        certificate("pve-ssl.pem", "CN=pve1", "CN=Vireo authority of pve1"),
                        certificate("pveproxy-ssl.pem", "CN=pve1.example.org", "CN=Example CA")));
        server.answer(
                CheckEndpoints.RUN,
                any -> List.of(
                        Check.of("kvm", "QEMU and KVM", Check.OK, CheckFinding.KVM, List.of("7.2.22")),
                        Check.of(
                                "names",
                                "The node's name",
                                Check.WARNING,
                                CheckFinding.NAME_LOOPBACK,
                                List.of("pve1", "127.0.1.1")),
                        Check.of(
                                "programs",
                                "Programs",
                                Check.WARNING,
                                CheckFinding.PROGRAMS_MISSING,
                                List.of(
                                        "xorriso, smartmontools",
                                        "cloud-init, health of disks",
                                        "xorriso smartmontools")),
                        Check.of("port", "The agent's port", Check.ERROR, CheckFinding.PORT_TAKEN, List.of("8006"))));
    }

    private static SoftwarePackage update(String name, String before, String now, String title) {
        return new SoftwarePackage(name, title, title, "amd64", "admin", "required", "Debian", now, before, null, null);
    }

    private static CertificateInfo certificate(String file, String subject, String issuer) {
        return new CertificateInfo(
                file,
                "AB:CD:EF:01:23:45:67:89",
                subject,
                issuer,
                List.of(),
                1_700_000_000L,
                1_800_000_000L,
                "EC",
                256,
                null);
    }

    /** A dialog where a tab would be. */
    private final class DialogTab implements TabContent {
        private final OperationDialog dialog;

        DialogTab(Operation operation) {
            dialog = new OperationDialog(
                    new OperationViewModel(operation, toolkit.background(), upids -> {}, late -> {}), toolkit);
        }

        @Override
        public Node node() {
            StackPane pane = new StackPane(dialog.node());
            pane.getStyleClass().add("overlay");
            return pane;
        }

        @Override
        public void opened() {
            dialog.open();
        }
    }

    /** The network, with a bridge being edited. */
    private final class EditingTab implements TabContent {
        private final Overlay overlay = new Overlay();
        private final TabContent view;
        private final StackPane pane;

        EditingTab(NodeItem node) {
            view = network(node, operations(overlay));
            pane = new StackPane(view.node(), overlay.node());
        }

        @Override
        public Node node() {
            return pane;
        }

        @Override
        public void opened() {
            view.opened();
            PauseTransition read = new PauseTransition(Duration.millis(500));
            read.setOnFinished(event -> {
                ((TableView<?>) pane.lookup("#interface-list"))
                        .getSelectionModel()
                        .clearAndSelect(2);
                ((Button) pane.lookup("#interface-edit")).fire();
            });
            read.play();
        }

        @Override
        public void closed() {
            view.closed();
        }
    }
}
