// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.OperationDialog;
import dev.vireo.desktop.dialog.OperationViewModel;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.clone.CloneGuest;
import dev.vireo.desktop.guest.clone.MakeTemplate;
import dev.vireo.desktop.guest.command.CommandLineViewModel;
import dev.vireo.desktop.guest.command.CommandLineWindow;
import dev.vireo.desktop.guest.disk.HandOverDisk;
import dev.vireo.desktop.guest.disk.MoveDisk;
import dev.vireo.desktop.guest.disk.ResizeDisk;
import dev.vireo.desktop.guest.power.BulkPower;
import dev.vireo.desktop.guest.power.Hibernate;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.guest.power.ShutDown;
import dev.vireo.desktop.guest.snapshot.SnapshotsView;
import dev.vireo.desktop.guest.snapshot.SnapshotsViewModel;
import dev.vireo.desktop.guest.snapshot.TakeSnapshot;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.rescan.RescanViewModel;
import dev.vireo.desktop.rescan.RescanWindow;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.storage.StorageContentTab;
import dev.vireo.desktop.storage.StorageContentViewModel;
import dev.vireo.desktop.storage.StoragesView;
import dev.vireo.desktop.storage.StoragesViewModel;
import dev.vireo.desktop.storage.Uploads;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.CommandLineEndpoints;
import dev.vireo.model.api.DiskEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.guest.CommandLine;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.RescanAnswer;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

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
        answerStorages();
        addGuests();
        addDisks();
        addStorages();
        addWindows();
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
                SnapshotEndpoints.VM.list(),
                arguments -> List.of(
                        snapshot("fresh", 1_762_000_000L, null, null, "As installed"),
                        snapshot("before-upgrade", 1_762_900_000L, 1, "fresh", "Debian 12 → 13"),
                        snapshot("experiment", 1_763_400_000L, null, "fresh", null),
                        snapshot("current", null, null, "before-upgrade", null)));
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(
                        storage("local", "dir", "images,iso,import,vztmpl"), storage("ceph-rbd", "rbd", "images")));
    }

    private void answerStorages() {
        server.answer(
                StorageEndpoints.LIST_CONFIGURED,
                arguments -> List.of(
                        Map.of(
                                "storage",
                                "local",
                                "type",
                                "dir",
                                "path",
                                "/var/lib/vireo/instances/production/storage",
                                "content",
                                "iso,images,rootdir,vztmpl,backup,snippets,import"),
                        Map.of("storage", "old", "type", "dir", "path", "/srv/old", "content", "iso", "disable", 1)));
        server.answer(
                StorageEndpoints.LIST_CONTENT,
                arguments -> List.of(
                        volume("local:iso/debian-13.iso", "iso", null, null, false),
                        volume("local:102/vm-102-disk-0.qcow2", "images", 102, null, false),
                        volume("local:backup/vzdump-qemu-102.vma.zst", "backup", 102, "before the move", true)));
    }

    private static SnapshotEntry snapshot(
            String name,
            @Nullable Long time,
            @Nullable Integer memory,
            @Nullable String parent,
            @Nullable String notes) {
        return new SnapshotEntry(name, notes, parent, time, memory, null, null, null);
    }

    private static VolumeEntry volume(
            String id, String content, @Nullable Integer owner, @Nullable String notes, boolean isProtected) {
        return new VolumeEntry(
                id, content, "raw", 3L << 30, null, 1_762_000_000L, owner, null, notes, isProtected, null);
    }

    private static StorageState storage(String name, String type, String content) {
        return new StorageState(name, type, content, true, true, false, 500L << 30, 100L << 30, 400L << 30, 0.2);
    }

    private void addGuests() {
        Operations operations = new Operations(toolkit, new Overlay(), (datacenter, upid) -> {}, reason -> {});
        pictures.put(
                "snapshots",
                new SnapshotsView(new SnapshotsViewModel(guest, toolkit.background()), toolkit, operations));
        pictures.put(
                "snapshot-rollback",
                new AskingTab(
                        new SnapshotsView(new SnapshotsViewModel(guest, toolkit.background()), toolkit, operations)));
        MadeUpServer fresh = new MadeUpServer();
        GuestItem young = fresh.guest(102, "running", false);
        fresh.answer(SnapshotEndpoints.VM.list(), arguments -> List.of(snapshot("current", null, null, null, null)));
        pictures.put(
                "snapshots-empty",
                new SnapshotsView(new SnapshotsViewModel(young, toolkit.background()), toolkit, operations));
        add("take-snapshot", new TakeSnapshot(guest, List.of()));
        add("clone", new CloneGuest(guest, toolkit.background()));
        add("template", new MakeTemplate(stopped, toolkit.background()));
        add("shutdown", new ShutDown(guest));
        add("hibernate", new Hibernate(guest, toolkit.background()));
        add("bulk-stop", new BulkPower(PowerAction.STOP, server.datacenter().guests(), refused -> {}));
    }

    private void addDisks() {
        server.guest(106, "stopped", false);
        GuestDisk disk = GuestDisk.in(Map.of("scsi0", "local:102/vm-102-disk-0.qcow2,size=32G"))
                .get(0);
        add("disk-resize", new ResizeDisk(guest, disk));
        add("disk-move", new MoveDisk(guest, toolkit.background(), disk));
        add("disk-reassign", new HandOverDisk(guest, toolkit.background(), disk));
    }

    private void addStorages() {
        Operations operations = new Operations(toolkit, new Overlay(), (datacenter, upid) -> {}, reason -> {});
        StoragesViewModel model = new StoragesViewModel(server.datacenter(), toolkit.background());
        pictures.put("storages", new StoragesView(model, toolkit, operations));
        pictures.put("storage-add", new PressingTab(model, toolkit));
        pictures.put(
                "content",
                new StorageContentTab(
                        content(server.storage("local", "images,iso,import,backup")),
                        toolkit,
                        operations,
                        server.datacenter()));
    }

    private StorageContentViewModel content(StorageItem storage) {
        Uploads uploads =
                new Uploads(toolkit.background(), InstantSource.system(), (datacenter, upid) -> {}, reason -> {});
        return new StorageContentViewModel(storage, toolkit.background(), uploads.of(storage));
    }

    private void addWindows() {
        List<String> command = List.of(
                "qemu-system-x86_64",
                "-no-user-config",
                "-nodefaults",
                "-name",
                "guest=web,debug-threads=on",
                "-machine",
                "type=pc-i440fx-7.2,accel=kvm,usb=off",
                "-drive",
                "file=/srv/my disks/a.qcow2,if=none");
        server.answer(
                CommandLineEndpoints.READ,
                arguments -> new CommandLine(command, command, List.of("KVM does not work on this node"), null));
        CommandLineViewModel lines = new CommandLineViewModel(guest, toolkit.background());
        pictures.put(
                "command-line", new WindowTab(new CommandLineWindow(lines, toolkit, window -> {}).node(), lines::open));
        server.answer(
                DiskEndpoints.PREVIEW_RESCAN,
                arguments -> new RescanAnswer(
                        List.of(
                                new RescanAnswer.Finding(
                                        102,
                                        "local:102/vm-102-disk-7.qcow2",
                                        RescanAnswer.UNREFERENCED,
                                        "unused0",
                                        32L << 30,
                                        null),
                                new RescanAnswer.Finding(
                                        103,
                                        "local:103/vm-103-disk-0.raw",
                                        RescanAnswer.SIZE,
                                        "scsi0",
                                        18L << 30,
                                        "16G"),
                                new RescanAnswer.Finding(
                                        555,
                                        "local:555/vm-555-disk-0.raw",
                                        RescanAnswer.NO_GUEST,
                                        null,
                                        1L << 30,
                                        null)),
                        List.of()));
        RescanViewModel found = new RescanViewModel(
                server,
                toolkit.background(),
                new RescanViewModel.Scope(new NodeName("pve1"), Optional.empty(), Optional.of(new StorageId("local"))),
                upid -> {});
        pictures.put("rescan", new WindowTab(new RescanWindow(found, toolkit, window -> {}).node(), found::look));
    }

    /** A window where a tab would be. */
    private record WindowTab(Node window, Runnable open) implements TabContent {
        @Override
        public Node node() {
            StackPane pane = new StackPane(window);
            pane.getStyleClass().add("overlay");
            return pane;
        }

        @Override
        public void opened() {
            open.run();
        }
    }

    private void add(String name, Operation operation) {
        OperationViewModel model = new OperationViewModel(operation, toolkit.background(), upids -> {}, late -> {});
        pictures.put(name, new DialogTab(new OperationDialog(model, toolkit)));
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

    /** A tab whose button opens a dialog over it. */
    private static final class PressingTab implements TabContent {
        private final Overlay overlay = new Overlay();
        private final StoragesView view;
        private final StackPane pane;

        PressingTab(StoragesViewModel model, Toolkit toolkit) {
            view = new StoragesView(
                    model, toolkit, new Operations(toolkit, overlay, (datacenter, upid) -> {}, reason -> {}));
            pane = new StackPane(view.node(), overlay.node());
        }

        @Override
        public Node node() {
            return pane;
        }

        @Override
        public void opened() {
            view.opened();
            ((Button) view.node().lookup("#storage-add")).fire();
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
