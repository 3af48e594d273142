// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.virtio.VirtioSwitchDialog;
import dev.vireo.desktop.guest.virtio.VirtioSwitchViewModel;
import dev.vireo.desktop.importing.FakeNode;
import dev.vireo.desktop.importing.GuestChoice;
import dev.vireo.desktop.importing.ImportStart;
import dev.vireo.desktop.importing.ImportViewModel;
import dev.vireo.desktop.importing.ImportWizard;
import dev.vireo.desktop.importing.SampleImages;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.storage.UploadModel;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The pages of the import wizard and the switch to VirtIO, against a made-up node. */
final class ImportPictures {
    private static final NodeName NODE = new NodeName("pve1");

    private final Toolkit toolkit;
    private final Map<String, TabContent> pictures = new LinkedHashMap<>();

    ImportPictures(Toolkit toolkit) {
        this.toolkit = toolkit;
        try {
            add(Files.createTempDirectory("vireo-pictures"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MadeUpServer server = new MadeUpServer();
        server.answer(
                GuestEndpoints.READ_CONFIG,
                arguments -> Map.of("sata0", "local:104/vm-104-disk-0.qcow2,size=60G", "ostype", "win10"));
        VirtioSwitchViewModel model =
                new VirtioSwitchViewModel(server.guest(104, "stopped", false), server.background(), upid -> {});
        VirtioSwitchDialog dialog = new VirtioSwitchDialog(model, toolkit, closed -> {});
        pictures.put("virtio-switch", new Page(dialog.node(), model::open));
    }

    private void add(Path folder) throws IOException {
        Path archive = SampleImages.archive(folder, "Microsoft Windows Server 2019", "efi");
        List<String> names = List.of("files", "contents", "target", "machine", "confirm");
        names.forEach(name -> add("import-" + name, model -> {
            model.files().choose(List.of(archive));
            model.steps().goTo(names.indexOf(name));
        }));
        Path descriptor = SampleImages.flat(folder, "old");
        Files.delete(folder.resolve("old-flat.vmdk"));
        add("import-missing", model -> {
            model.files().choose(List.of(descriptor));
            model.steps().goTo(1);
        });
        Path part = Files.write(folder.resolve("диск.vmdk"), SampleImages.bootable());
        add("import-unfit", model -> model.files().choose(List.of(part)));
        Path data = Files.write(folder.resolve("data.img"), SampleImages.bootable());
        add("import-existing", model -> {
            model.open(new ImportStart(Optional.of(NODE), Optional.empty(), Optional.of(new Vmid(104))));
            model.files().choose(List.of(data));
            model.steps().goTo(3);
        });
        add("import-sending", model -> {
            model.files().choose(List.of(archive));
            model.steps().goTo(4);
            UploadModel upload = new UploadModel("machine.ova", () -> Instant.EPOCH);
            upload.sent(400, 1000);
            upload.refresh();
            model.uploads().setAll(upload);
            model.steps().setBusy(true);
        });
    }

    private void add(String name, Consumer<ImportViewModel> prepare) {
        ImportViewModel model = new ImportViewModel(
                new FakeNode(),
                new SameThreadBackground(),
                () -> Instant.EPOCH,
                List.of(new NodeChoice(NODE, true, Usage.UNKNOWN)),
                List.of(new GuestChoice(NODE, new Vmid(104), "web")),
                new Deaf());
        Node wizard = new ImportWizard(model, toolkit, closed -> {}).node();
        model.open(ImportStart.ANYWHERE);
        prepare.accept(model);
        pictures.put(name, new Page(wizard, () -> {}));
    }

    Map<String, TabContent> all() {
        return pictures;
    }

    /** A window where a tab would be. */
    private record Page(Node window, Runnable show) implements TabContent {
        @Override
        public Node node() {
            StackPane pane = new StackPane(window);
            pane.getStyleClass().add("overlay");
            return pane;
        }

        @Override
        public void opened() {
            show.run();
        }
    }

    private static final class Deaf implements ImportViewModel.Listener {
        @Override
        public void ordered(NodeName node, Vmid vmid, boolean isNew, String upid) {}

        @Override
        public void troubled(Sentence reason) {}
    }
}
