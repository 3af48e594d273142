// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import static dev.vireo.desktop.guest.config.Desk.add;
import static dev.vireo.desktop.guest.config.Desk.choose;
import static dev.vireo.desktop.guest.config.Desk.field;
import static dev.vireo.desktop.guest.config.Desk.flip;
import static dev.vireo.desktop.guest.config.Desk.row;
import static dev.vireo.desktop.guest.config.Desk.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.form.OrderField;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.GuestEndpoints;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditingTest {
    private final Desk desk = new Desk().with("memory", "2048").with("balloon", "1024");

    @Test
    void saveSendsWhatChangedAndTheDigestAlone() {
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "memory"));
        type(model, "edit-memory", "8192");
        model.session().save();

        assertThat(desk.sent()).containsExactlyInAnyOrderEntriesOf(Map.of("memory", "8192", "digest", Desk.DIGEST));
        assertThat(model.session().editorProperty().get()).isEmpty();
    }

    @Test
    void defaultThatIsChosenAgainIsDeletedFromTheConfiguration() {
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "memory"));
        type(model, "edit-balloon", "");
        model.session().save();

        assertThat(desk.sent()).containsEntry("delete", "balloon").doesNotContainKey("memory");
    }

    @Test
    void editorThatNobodyTouchedSendsNothing() {
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "memory"));
        model.session().save();

        assertThat(desk.sent()).isEmpty();
        assertThat(model.session().editorProperty().get()).isEmpty();
    }

    @Test
    void changeBySomeoneElseIsSaidAndNothingIsOverwritten() {
        ConfigurationViewModel model = desk.hardware();
        desk.server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> {
            throw ApiException.failed("detected modified configuration - file changed by other user? Try again.");
        });
        model.edit(row(model, "memory"));
        type(model, "edit-memory", "8192");
        model.session().save();
        assertThat(model.session().conflictProperty().get()).isTrue();

        desk.with("memory", "3072").digest = "f".repeat(40);
        model.session().reload();

        assertThat(model.session().conflictProperty().get()).isFalse();
        assertThat(field(model, "edit-memory")).extracting("text.value").isEqualTo("3072");
        desk.server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> null);
        type(model, "edit-memory", "4096");
        model.session().save();
        assertThat(desk.sent()).containsEntry("digest", "f".repeat(40));
    }

    @Test
    void refusalStandsUnderItsField() {
        ConfigurationViewModel model = desk.hardware();
        desk.server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> {
            throw ApiException.badParameter("memory", "the node has 4096 MiB");
        });
        model.edit(row(model, "memory"));
        type(model, "edit-memory", "8192");
        model.session().save();

        assertThat(field(model, "edit-memory").problem().getValue()).isPresent();
        assertThat(model.session().failureProperty().get().isEmpty()).isTrue();
        type(model, "edit-memory", "4096");
        assertThat(field(model, "edit-memory").problem().getValue()).isEmpty();
    }

    @Test
    void refusedEditorStaysOpenWithWhatWasTyped() {
        ConfigurationViewModel model = desk.hardware();
        desk.server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> {
            throw ApiException.failed("VM is locked (backup)");
        });
        model.edit(row(model, "memory"));
        type(model, "edit-memory", "8192");
        model.session().save();

        assertThat(field(model, "edit-memory")).extracting("text.value").isEqualTo("8192");
        assertThat(model.session().failureProperty().get().arguments()).containsExactly("VM is locked (backup)");
    }

    @Test
    void refusalOfAFieldThatIsNotSeenIsSaidBelowTheFields() {
        desk.with("net0", "virtio=BC:24:11:8A:0F:31,bridge=vmbr0");
        ConfigurationViewModel model = desk.hardware();
        desk.server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> {
            throw ApiException.badParameter("balloon", "too much");
        });
        model.edit(row(model, "memory"));
        flip(model, "edit-ballooning", false);
        model.session().save();

        assertThat(model.session().failureProperty().get().arguments()).containsExactly("balloon: too much");
    }

    @Test
    void refusalThatComesAfterTheEditorWasClosedIsSaidElsewhere() {
        ConfigurationViewModel model = desk.hardware();
        desk.server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> {
            model.session().cancel();
            model.edit(row(model, "cores"));
            throw ApiException.badParameter("memory", "the node has 4096 MiB");
        });
        model.edit(row(model, "memory"));
        type(model, "edit-memory", "8192");
        model.session().save();

        assertThat(desk.late).singleElement().asString().startsWith("Memory — ");
        assertThat(model.session().failureProperty().get().isEmpty()).isTrue();
        assertThat(model.session().busyProperty().get()).isFalse();
    }

    @Test
    void refusalToRevertStaysUntilTheNextAction() {
        desk.waiting("bios", "seabios", "ovmf");
        ConfigurationViewModel model = desk.hardware();
        desk.server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> {
            throw ApiException.failed("VM is locked (backup)");
        });
        model.revert(row(model, "bios"));
        model.open();
        assertThat(model.failureProperty().get()).isEqualTo("VM is locked (backup)");

        model.edit(row(model, "memory"));

        assertThat(model.failureProperty().get()).isEmpty();
    }

    @Test
    void partThatOnlyTheServerKnowsSurvivesAnEdit() {
        desk.with("scsi0", "ceph:vm-102-disk-0,novelty=9,size=32G,discard=on");
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "scsi0"));
        flip(model, "edit-disk-discard", false);
        choose(model, "edit-disk-cache", "writeback");
        model.session().save();

        assertThat(desk.sent()).containsEntry("scsi0", "ceph:vm-102-disk-0,novelty=9,size=32G,cache=writeback");
    }

    @Test
    void burstWithoutALimitIsRefused() {
        desk.with("scsi0", "ceph:vm-102-disk-0");
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "scsi0"));
        type(model, "edit-disk-mbps-rd-max", "100");

        assertThat(model.session()
                        .editorProperty()
                        .get()
                        .orElseThrow()
                        .form()
                        .valid()
                        .get())
                .isFalse();
    }

    @Test
    void newDiskTakesTheLowestFreeNumber() {
        desk.with("scsi0", "local:102/vm-102-disk-0.qcow2");
        ConfigurationViewModel model = desk.hardware();
        add(model, "disk");
        type(model, "edit-disk-size", "10");
        model.session().save();

        assertThat(desk.sent()).containsEntry("scsi1", "local:10,format=qcow2,iothread=1");
    }

    @Test
    void newCardIsPluggedIntoTheBridge() {
        desk.with("net0", "virtio=BC:24:11:8A:0F:31");
        ConfigurationViewModel model = desk.hardware();
        add(model, "net");
        model.session().save();

        assertThat(desk.sent()).containsEntry("net1", "virtio,bridge=vmbr0");
    }

    @Test
    void cardThatMovesToNatLosesBridgeAndVlan() {
        desk.with("net0", "virtio=BC:24:11:8A:0F:31,bridge=vmbr7,tag=20,firewall=1");
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "net0"));
        choose(model, "edit-network", "NAT");
        model.session().save();

        assertThat(desk.sent()).containsEntry("net0", "virtio=BC:24:11:8A:0F:31,firewall=1");
    }

    @Test
    void discIsTakenOutOfTheDrive() {
        desk.with("ide2", "local:iso/debian.iso,media=cdrom,size=632M");
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "ide2"));
        choose(model, "edit-medium", "NONE");
        model.session().save();

        assertThat(desk.sent()).containsEntry("ide2", "none,media=cdrom");
    }

    @Test
    void detachedDiskIsAttachedWithoutBeingDeletedFirst() {
        desk.with("unused0", "local:102/vm-102-disk-3.qcow2");
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "unused0"));
        model.session().save();

        assertThat(desk.sent())
                .containsEntry("scsi0", "local:102/vm-102-disk-3.qcow2,iothread=1")
                .doesNotContainKey("delete");
    }

    @Test
    void dataAreDeletedOnlyOnceTheNumberIsTyped() {
        desk.with("unused0", "local:102/vm-102-disk-3.qcow2");
        ConfigurationViewModel model = desk.hardware();
        model.remove(row(model, "unused0"));
        model.session().save();
        assertThat(desk.sent()).isEmpty();

        type(model, "edit-confirm-vmid", "102");
        model.session().save();

        assertThat(desk.sent()).containsEntry("delete", "unused0");
    }

    @Test
    void lineIsRevertedWithAllKeysThatWait() {
        desk.waiting("cores", "2", "4").waiting("cpu", "host", "max").waiting("bios", "seabios", "ovmf");
        ConfigurationViewModel model = desk.hardware();
        assertThat(model.waiting()).isEqualTo(2);
        model.revert(row(model, "cores"));

        assertThat(desk.sent()).containsEntry("revert", "cores,cpu");
    }

    @Test
    void waitingValueIsWhatIsEdited() {
        desk.waiting("memory", "2048", "4096");
        ConfigurationViewModel model = desk.hardware();
        model.edit(row(model, "memory"));

        assertThat(field(model, "edit-memory")).extracting("text.value").isEqualTo("4096");
    }

    @Test
    void deviceThatExistsOnlyOnceIsNotAddedTwice() {
        desk.with("efidisk0", "local:102/vm-102-disk-1.qcow2");
        ConfigurationViewModel model = desk.hardware();

        assertThat(model.additions())
                .filteredOn(addition -> addition.id().equals("efidisk"))
                .allSatisfy(
                        addition -> assertThat(addition.obstacle().isEmpty()).isFalse());
    }

    @Test
    void publicKeysAreWrittenInOneLine() {
        ConfigurationViewModel model = desk.cloudInit();
        model.edit(row(model, "sshkeys"));
        type(model, "edit-sshkeys", "ssh-ed25519 AAAA+b/c= me@home\n");
        model.session().save();

        assertThat(desk.sent()).containsEntry("sshkeys", "ssh-ed25519%20AAAA%2Bb%2Fc%3D%20me%40home");
    }

    @Test
    void passwordThatIsNotTypedStays() {
        desk.with("cipassword", "**********");
        ConfigurationViewModel model = desk.cloudInit();
        model.edit(row(model, "cipassword"));
        model.session().save();
        assertThat(desk.sent()).isEmpty();

        model.edit(row(model, "cipassword"));
        type(model, "edit-cipassword", "secret,=1");
        model.session().save();
        assertThat(desk.sent()).containsEntry("cipassword", "secret,=1");
    }

    @Test
    void cardGetsAFixedAddress() {
        desk.with("net0", "virtio=BC:24:11:8A:0F:31");
        ConfigurationViewModel model = desk.cloudInit();
        model.edit(row(model, "ipconfig0"));
        type(model, "edit-ipconfig0-ip", "10.0.0.5/24");
        type(model, "edit-ipconfig0-gw", "10.0.0.1");
        model.session().save();

        assertThat(desk.sent()).containsEntry("ipconfig0", "ip=10.0.0.5/24,gw=10.0.0.1");
    }

    @Test
    void bootOrderIsWhatIsDraggedAndTicked() {
        desk.with("boot", "order=scsi0;net0")
                .with("scsi0", "local:102/vm-102-disk-0.qcow2")
                .with("ide2", "none,media=cdrom")
                .with("net0", "virtio=BC:24:11:8A:0F:31");
        ConfigurationViewModel model = desk.options();
        model.edit(row(model, "boot"));
        OrderField order = (OrderField) field(model, "edit-boot");
        order.move(2, 0);
        order.setCounting(0, true);
        order.setCounting(2, false);
        model.session().save();

        assertThat(desk.sent()).containsEntry("boot", "order=ide2;scsi0");
    }
}
