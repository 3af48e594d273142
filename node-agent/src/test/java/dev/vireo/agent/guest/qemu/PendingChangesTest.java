// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.guest.GuestConfig;
import org.junit.jupiter.api.Test;

class PendingChangesTest {
    private static GuestConfig config(String... lines) {
        return GuestConfig.parse(String.join("\n", lines) + "\n");
    }

    private static void check(GuestConfig config, String... lines) {
        assertThat(config.print()).isEqualTo(config(lines).print());
    }

    @Test
    void valueThatIsThereAlreadyDoesNotWait() {
        GuestConfig waiting = VmPending.CHANGES.set(config("memory: 512"), "memory", "1024");
        check(waiting, "memory: 512", "", "[PENDING]", "memory: 1024");
        check(VmPending.CHANGES.set(waiting, "memory", "512"), "memory: 512");
    }

    @Test
    void removalWaitsOnlyForAKeyThatIsThere() {
        GuestConfig waiting = VmPending.CHANGES.delete(config("net0: virtio", "vga: std"), "vga");
        check(waiting, "net0: virtio", "vga: std", "", "[PENDING]", "delete: vga");
        check(VmPending.CHANGES.delete(waiting, "net1"), "net0: virtio", "vga: std", "", "[PENDING]", "delete: vga");
        check(VmPending.CHANGES.revert(waiting, "vga"), "net0: virtio", "vga: std");
        check(VmPending.CHANGES.set(waiting, "vga", "qxl"), "net0: virtio", "vga: std", "", "[PENDING]", "vga: qxl");
    }

    @Test
    void everythingThatWaitsIsAppliedAtAStart() {
        check(
                VmPending.CHANGES.apply(config("cores: 1", "vga: std", "", "[PENDING]", "cores: 2", "delete: vga")),
                "cores: 2");
    }

    @Test
    void oneKeyIsAppliedWithoutTheOthers() {
        check(
                VmPending.CHANGES.apply(
                        config("cores: 1", "vga: std", "", "[PENDING]", "cores: 2", "delete: vga"), "vga"),
                "cores: 1",
                "",
                "[PENDING]",
                "cores: 2");
    }

    @Test
    void diskThatIsTakenOutStaysTheGuests() {
        check(
                VmPending.CHANGES.apply(
                        config("scsi1: local:100/vm-100-disk-1.raw,size=1G", "", "[PENDING]", "delete: scsi1")),
                "unused0: local:100/vm-100-disk-1.raw");
        check(
                VmPending.CHANGES.now(config("scsi1: local:100/vm-100-disk-1.raw,size=1G"), "scsi1", null),
                "unused0: local:100/vm-100-disk-1.raw");
    }

    @Test
    void newDiskWhoseChangeIsTakenBackStaysTheGuests() {
        GuestConfig waiting = config("cores: 1", "", "[PENDING]", "scsi1: local:100/vm-100-disk-1.raw,size=1G");
        check(VmPending.CHANGES.revert(waiting, "scsi1"), "cores: 1", "unused0: local:100/vm-100-disk-1.raw");
        check(
                VmPending.CHANGES.set(waiting, "scsi1", "local:100/vm-100-disk-1.raw,size=1G,ssd=1"),
                "cores: 1",
                "",
                "[PENDING]",
                "scsi1: local:100/vm-100-disk-1.raw,size=1G,ssd=1");
    }

    @Test
    void discsAreNotTheGuestsToKeep() {
        check(
                VmPending.CHANGES.now(config("ide2: local:iso/a.iso,media=cdrom"), "ide2", "none,media=cdrom"),
                "ide2: none,media=cdrom");
    }
}
