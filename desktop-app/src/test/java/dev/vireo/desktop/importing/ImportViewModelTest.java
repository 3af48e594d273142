// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.hardware.DiskBus;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.ImportEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.image.VirtioSwitch;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.storage.ImportMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportViewModelTest {
    private static final NodeName NODE = new NodeName("pve1");

    @TempDir
    private Path folder;

    private final FakeNode node = new FakeNode();
    private final List<String> told = new ArrayList<>();
    private final SameThreadBackground background = new SameThreadBackground();

    private ImportViewModel open(ImportStart start) {
        ImportViewModel model = new ImportViewModel(
                node,
                background,
                () -> Instant.EPOCH,
                List.of(new NodeChoice(NODE, true, Usage.UNKNOWN)),
                List.of(new GuestChoice(NODE, new Vmid(104), "web")),
                new ImportViewModel.Listener() {
                    @Override
                    public void ordered(NodeName at, Vmid vmid, boolean isNew, String upid) {
                        told.add((isNew ? "new " : "changed ") + vmid);
                    }

                    @Override
                    public void troubled(Sentence reason) {
                        told.add(reason.toString());
                    }
                });
        model.open(start);
        return model;
    }

    private ImportViewModel open() {
        return open(ImportStart.ANYWHERE);
    }

    private static void finish(ImportViewModel model) {
        model.steps().goTo(4);
        model.steps().next();
    }

    @Test
    void machineOfAnArchiveIsProposedAndMade() throws IOException {
        ImportViewModel model = open();
        model.files().choose(List.of(SampleImages.archive(folder, "Debian 12", "bios")));
        model.target().format().choose("raw");
        finish(model);

        assertThat(told).containsExactly("new 105");
        assertThat(node.changes)
                .startsWith("send local:import/machine.ova")
                .element(1)
                .asString()
                .contains("name=shop-front", "memory=3072", "ostype=l26", "boot=order=scsi0")
                .contains("scsi0=ceph:0,import-from=local:import/machine.ova/disk.img")
                .contains("net0=virtio=00:50:56:AA:BB:CC,bridge=vmbr0");
        assertThat(node.changes).last().asString().contains("DELETE", "volume=local:import/machine.ova");
    }

    @Test
    void whatIsInsideIsToldBeforeAByteTravels() throws IOException {
        ImportViewModel model = open();
        model.files().choose(List.of(SampleImages.archive(folder, "Debian 12", "efi")));

        Contents inside = model.files().contentsProperty().get().orElseThrow();
        assertThat(inside.isMachine()).isTrue();
        assertThat(inside.disks()).extracting(Contents.FoundDisk::size).containsExactly((long) SampleImages.DISK);
        assertThat(inside.hints()).extracting(Sentence::english).anyMatch(hint -> hint.contains("UEFI"));
        assertThat(model.machine().machine().firmware().value()).contains("ovmf");
        assertThat(node.changes).isEmpty();
    }

    @Test
    void windowsBeginsOnSataWithACardThatItKnows() throws IOException {
        ImportViewModel model = open();
        model.files().choose(List.of(SampleImages.archive(folder, "Microsoft Windows Server 2019", "bios")));
        finish(model);

        assertThat(node.changes)
                .element(1)
                .asString()
                .contains("ostype=win10", "sata0=ceph:0", "boot=order=sata0", "net0=e1000=");
    }

    @Test
    void flatDiskTakesItsDescriptorFromBesideIt() throws IOException {
        SampleImages.flat(folder, "old");
        ImportViewModel model = open();
        model.files().choose(List.of(folder.resolve("old-flat.vmdk")));
        finish(model);

        assertThat(node.changes)
                .startsWith("send local:import/old.vmdk", "send local:import/old-flat.vmdk")
                .element(2)
                .asString()
                .contains("import-from=local:import/old.vmdk");
    }

    @Test
    void flatDiskWithoutDescriptorIsExplainedAndTakenAsItIs() throws IOException {
        Files.delete(SampleImages.flat(folder, "old"));
        ImportViewModel model = open();
        model.files().choose(List.of(folder.resolve("old-flat.vmdk")));

        assertThat(model.files()
                        .contentsProperty()
                        .get()
                        .orElseThrow()
                        .disks()
                        .get(0)
                        .notes())
                .extracting(Sentence::english)
                .anyMatch(note -> note.contains("without the small descriptor file"));
        assertThat(model.steps().mayGoOn().get()).isTrue();
    }

    @Test
    void missingPartIsNamedAndBarsTheWay() throws IOException {
        Path descriptor = SampleImages.flat(folder, "old");
        Files.delete(folder.resolve("old-flat.vmdk"));
        ImportViewModel model = open();
        model.files().choose(List.of(descriptor));
        model.steps().goTo(4);

        assertThat(model.steps().page()).isSameAs(model.contents());
        assertThat(model.files()
                        .contentsProperty()
                        .get()
                        .orElseThrow()
                        .disks()
                        .get(0)
                        .missing())
                .containsExactly("old-flat.vmdk");
    }

    @Test
    void fileOfAnotherFormatThanItsNameIsExplained() throws IOException {
        ImportViewModel model = open();
        model.files().choose(List.of(Files.copy(SampleImages.flat(folder, "old"), folder.resolve("disk.vhdx"))));

        assertThat(model.files()
                        .contentsProperty()
                        .get()
                        .orElseThrow()
                        .disks()
                        .get(0)
                        .notes())
                .containsExactly(Sentence.of(
                        "it is called .{0} and is a disk of the format {1}: it is taken for what it is",
                        "vhdx", "vmdk"));
    }

    @Test
    void nameThatNoStorageTakesIsRefusedAtOnce() throws IOException {
        ImportViewModel model = open();
        model.files().choose(List.of(Files.write(folder.resolve("диск.raw"), SampleImages.bootable())));

        assertThat(model.files().failureProperty().get().arguments()).containsExactly("диск.raw");
        assertThat(model.steps().mayGoOn().get()).isFalse();
    }

    @Test
    void diskForAMachineThatExistsStaysUnattachedIfAsked() throws IOException {
        ImportViewModel model = open(
                new ImportStart(Optional.of(NODE), Optional.of(new StorageId("local")), Optional.of(new Vmid(104))));
        model.files().choose(List.of(Files.write(folder.resolve("data.img"), SampleImages.bootable())));
        finish(model);

        assertThat(told).containsExactly("changed 104");
        assertThat(node.changes)
                .startsWith(
                        "send local:import/data.img",
                        "POST {vmid=104, scsi1=local:0,format=qcow2,import-from=local:import/data.img}",
                        "PUT {vmid=104, delete=scsi1}");
    }

    @Test
    void diskForAMachineThatExistsIsAttachedToTheChosenBus() throws IOException {
        ImportViewModel model = open(new ImportStart(Optional.of(NODE), Optional.empty(), Optional.of(new Vmid(104))));
        model.files().choose(List.of(Files.write(folder.resolve("data.img"), SampleImages.bootable())));
        model.machine().attach().choose(Optional.of(DiskBus.SATA));
        finish(model);

        assertThat(node.changes)
                .element(1)
                .isEqualTo("POST {vmid=104, sata0=ceph:0,import-from=local:import/data.img}");
        assertThat(node.changes).noneMatch(change -> change.startsWith("PUT"));
    }

    @Test
    void fileOnAStorageIsDescribedByTheServerAndNotSent() {
        node.server.answer(
                ImportEndpoints.METADATA,
                arguments -> new ImportMetadata(
                        "vm", "esxi", Map.of(), Map.of("scsi0", "local:import/old.vdi"), null, null, null));
        ImportViewModel model = open();
        model.files().place().choose(FilesPage.Place.STORAGE);
        finish(model);

        assertThat(node.changes).hasSize(1).first().asString().contains("import-from=local:import/old.vdi");
    }

    @Test
    void cancelDropsWhatWasSentAlready() throws IOException {
        SampleImages.flat(folder, "old");
        ImportViewModel model = open();
        model.files().choose(List.of(folder.resolve("old.vmdk")));
        node.whileSending = () -> {
            if (!node.changes.isEmpty()) {
                model.close();
            }
        };
        finish(model);

        assertThat(node.changes)
                .containsExactly("send local:import/old.vmdk", "DELETE {storage=local, volume=local:import/old.vmdk}");
        assertThat(told).isEmpty();
    }

    @Test
    void cancelKeepsAFileThatWasThereBefore() throws IOException {
        node.present = true;
        node.refuse(Map.of("name", "is taken"));
        ImportViewModel model = open();
        model.files().choose(List.of(Files.write(folder.resolve("data.img"), SampleImages.bootable())));
        finish(model);
        model.close();

        assertThat(node.changes).containsExactly("send local:import/data.img");
    }

    @Test
    void refusalIsShownUnderItsFieldAndASecondTrySendsNothingAgain() throws IOException {
        node.refuse(Map.of("memory", "too much"));
        ImportViewModel model = open();
        model.files().choose(List.of(Files.write(folder.resolve("data.img"), SampleImages.bootable())));
        finish(model);

        assertThat(model.steps().page()).isSameAs(model.machine());
        assertThat(model.steps().mayGoOn().get()).isFalse();

        model.machine().machine().memory().textProperty().set("1024");
        finish(model);
        assertThat(node.changes).containsExactly("send local:import/data.img");
    }

    @Test
    void failedTaskLeavesTheFilesForAnotherTry() throws IOException {
        ImportViewModel model = open();
        model.files().choose(List.of(Files.write(folder.resolve("data.img"), SampleImages.bootable())));
        model.steps().goTo(4);
        node.server.answer(GuestEndpoints.CREATE_VM, order -> {
            node.exit = "no space left";
            return FakeNode.UPID;
        });
        model.steps().next();

        assertThat(told).containsExactly("new 105");
        assertThat(node.changes).noneMatch(change -> change.startsWith("DELETE"));
    }

    @Test
    void stepsToVirtioHaveRussianTexts() {
        Texts texts = new Texts();

        assertThat(VirtioSwitch.steps()).allMatch(step -> texts.hasRussian(step.text()));
    }
}
