// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.OperationDialog;
import dev.vireo.desktop.dialog.OperationViewModel;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.clone.CloneGuest;
import dev.vireo.desktop.guest.clone.MakeTemplate;
import dev.vireo.desktop.guest.disk.DiskAction;
import dev.vireo.desktop.guest.disk.DiskActions;
import dev.vireo.desktop.guest.power.BulkPower;
import dev.vireo.desktop.guest.power.BulkSwitch;
import dev.vireo.desktop.guest.power.Hibernate;
import dev.vireo.desktop.guest.power.ShutDown;
import dev.vireo.desktop.guest.snapshot.SnapshotsView;
import dev.vireo.desktop.guest.snapshot.SnapshotsViewModel;
import dev.vireo.desktop.guest.snapshot.TakeSnapshot;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.OperationEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Dialogs of operations and tabs that open them, against a made-up server. */
final class DialogPictures {
    private final Toolkit toolkit;
    private final MadeUpServer server = new MadeUpServer();
    private final GuestItem guest = server.guest(102, "running", false);
    private final GuestItem stopped = server.guest(104, "stopped", false);
    private final Map<String, TabContent> pictures = new LinkedHashMap<>();

    DialogPictures(Toolkit toolkit) {
        this.toolkit = toolkit;
        server.guest(103, "running", false);
        answer();
        addGuests();
        addDisks();
    }

    Map<String, TabContent> all() {
        return pictures;
    }

    private void answer() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        server.answer(
                GuestEndpoints.READ_CONFIG,
                arguments -> Map.of(
                        "scsi0",
                        "local:102/vm-102-disk-0.qcow2,size=32G",
                        "scsi1",
                        "ceph-rbd:vm-102-disk-1,size=500G"));
        server.answer(
                OperationEndpoints.LIST_SNAPSHOTS,
                arguments -> List.of(
                        Map.of("name", "fresh", "snaptime", 1_762_000_000, "description", "As installed"),
                        Map.of(
                                "name",
                                "before-upgrade",
                                "snaptime",
                                1_762_900_000,
                                "vmstate",
                                1,
                                "parent",
                                "fresh",
                                "description",
                                "Debian 12 → 13"),
                        Map.of("name", "experiment", "snaptime", 1_763_400_000, "parent", "fresh"),
                        Map.of("name", "current", "parent", "before-upgrade", "running", 1)));
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(
                        storage("local", "dir", "images,iso,import,vztmpl"), storage("ceph-rbd", "rbd", "images")));
    }

    private static StorageState storage(String name, String type, String content) {
        return new StorageState(name, type, content, true, true, false, 500L << 30, 100L << 30, 400L << 30, 0.2);
    }

    private void addGuests() {
        Operations operations = new Operations(toolkit, new Overlay(), (datacenter, upid) -> {});
        pictures.put(
                "snapshots",
                new SnapshotsView(new SnapshotsViewModel(guest, toolkit.background()), toolkit, operations));
        pictures.put(
                "snapshot-rollback",
                new AskingTab(
                        new SnapshotsView(new SnapshotsViewModel(guest, toolkit.background()), toolkit, operations)));
        add("take-snapshot", new TakeSnapshot(guest, List.of()));
        add("clone", new CloneGuest(guest, toolkit.background()));
        add("template", new MakeTemplate(stopped, toolkit.background()));
        add("shutdown", new ShutDown(guest));
        add("hibernate", new Hibernate(guest, toolkit.background()));
        add("bulk-stop", new BulkPower(BulkSwitch.STOP, server.datacenter().guests(), refused -> {}));
    }

    private void addDisks() {
        server.guest(106, "stopped", false);
        String written = "local:102/vm-102-disk-0.qcow2,size=32G";
        for (String key : List.of("scsi0", "unused0")) {
            for (DiskAction action : DiskActions.of(guest, toolkit.background(), key, written)) {
                add("disk-" + action.id(), action.operation().get());
            }
        }
    }

    private void add(String name, Operation operation) {
        OperationViewModel model = new OperationViewModel(operation, toolkit.background(), upids -> {});
        pictures.put(name, new DialogTab(new OperationDialog(model, toolkit, () -> {})));
    }

    /** A dialog where a tab would be. */
    private record DialogTab(OperationDialog dialog) implements TabContent {
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

    /** The snapshots, asked to roll back to one. */
    private record AskingTab(SnapshotsView view) implements TabContent {
        @Override
        public Node node() {
            return view.node();
        }

        @Override
        public void opened() {
            view.opened();
            TreeTableView<?> tree = (TreeTableView<?>) view.node().lookup("#snapshot-tree");
            PauseTransition read = new PauseTransition(Duration.millis(500));
            read.setOnFinished(event -> {
                tree.getSelectionModel().clearAndSelect(1);
                ((Button) view.node().lookup("#snapshot-rollback")).fire();
            });
            read.play();
        }

        @Override
        public void closed() {
            view.closed();
        }
    }
}
