// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.ContentType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeNameTest {
    @Test
    void diskTellsItsOwnerAndFormat() {
        VolumeName name = VolumeName.parse("100/vm-100-disk-0.qcow2");

        assertThat(name).isInstanceOf(VolumeName.Image.class);
        assertThat(name.owner()).contains(new Vmid(100));
        assertThat(name.format()).isEqualTo("qcow2");
        assertThat(name).hasToString("100/vm-100-disk-0.qcow2");
    }

    @Test
    void backupTellsItsOwnerAndFormat() {
        VolumeName name = VolumeName.parse("backup/vzdump-qemu-101-2026_01_31-02_00_00.vma.zst");

        assertThat(name.owner()).contains(new Vmid(101));
        assertThat(name.format()).isEqualTo("vma.zst");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iso/debian-13.iso",
                "iso/Диск.ISO",
                "iso/boot.img",
                "vztmpl/alpine-3.20.tar.xz",
                "vztmpl/root.tar",
                "backup/vzdump-lxc-100-2026_01_31-02_00_00.tar.gz",
                "snippets/hook.sh",
                "import/old disk.vmdk",
                "999999999/vm-999999999-cloudinit.raw",
                "100/base-100-disk-1.raw",
                "100/subvol-100-disk-0.subvol"
            })
    void ordinaryNamesAreWrittenAsRead(String name) {
        assertThat(VolumeName.parse(name)).hasToString(name);
    }

    static Stream<String> hostileFileNames() {
        return Stream.of(
                "",
                "../../etc/passwd.iso",
                "..",
                "/etc/shadow.iso",
                "a/b.iso",
                "a\\b.iso",
                "x\0.iso",
                "x\n.iso",
                "-rf.iso",
                ".hidden.iso",
                " x.iso",
                "x.iso ",
                "x,format=raw.iso",
                "\u202Eosi.exe.iso",
                "x\u200B.iso",
                "x\uFEFF.iso",
                "\uD800.iso",
                "debian.exe",
                "iso",
                ".iso",
                "a".repeat(4096) + ".iso",
                "ж".repeat(126) + ".iso");
    }

    @ParameterizedTest
    @MethodSource("hostileFileNames")
    void hostileNameIsRefusedWithWhatWouldBeRight(String name) {
        assertThatThrownBy(() -> VolumeName.of(ContentType.ISO, name))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(".iso or .img is needed")
                .hasMessageNotContaining("\u202E")
                .message()
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100/vm-101-disk-0.raw",
                "100/vm-100-disk-0.exe",
                "100/vm-100-disk-0",
                "99/vm-99-disk-0.raw",
                "0100/vm-0100-disk-0.raw",
                "100/../101/vm-101-disk-0.raw",
                "100/vm-100-.qcow2",
                "vm-100-disk-0.raw",
                "isos/x.iso",
                "iso"
            })
    void whatIsNoVolumeOfAnyKindIsRefused(String name) {
        assertThatThrownBy(() -> VolumeName.parse(name)).isInstanceOf(InvalidValueException.class);
    }

    @Property(tries = 2000)
    void whateverIsReadStaysInItsFolder(@ForAll String text) {
        for (ContentType content : ContentType.values()) {
            for (String end : List.of("", ".iso", ".tar.gz", ".vma", ".qcow2")) {
                requireOnePart(content, text + end);
            }
        }
    }

    private static void requireOnePart(ContentType content, String fileName) {
        VolumeName name;
        try {
            name = VolumeName.of(content, fileName);
        } catch (InvalidValueException e) {
            return;
        }
        Path folder = Path.of("/storage/folder");
        assertThat(folder.resolve(name.fileName()).normalize().getParent()).isEqualTo(folder);
        assertThat(VolumeName.parse(name.toString())).isEqualTo(name);
    }
}
