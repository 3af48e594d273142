// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.model.option.Options;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An editor that is opened and saved without a change leaves every key as it is written, however odd that is. */
class UntouchedTest {
    private static final Map<String, String> ODD = Map.ofEntries(
            Map.entry("memory", "current=2048"),
            Map.entry("balloon", "0"),
            Map.entry("cores", "4"),
            Map.entry("cpu", "cputype=custom-model,flags=+aes;-pcid,hidden=0,phys-bits=host"),
            Map.entry("bios", "seabios"),
            Map.entry("vga", "type=virtio-gl,memory=64,clipboard=vnc"),
            Map.entry("machine", "pc-q35-8.1+pve0,viommu=virtio"),
            Map.entry("scsihw", "lsi"),
            Map.entry("scsi0", "file=ceph:vm-102-disk-0,iothread=0,discard=ignore,backup=yes,mbps_rd=10,wwn=0x1234"),
            Map.entry("ide2", "local:iso/gone.iso,media=cdrom,size=4M"),
            Map.entry("net0", "macaddr=BC:24:11:8A:0F:31,model=ne2k_pci,bridge=vmbr9,trunks=1;2,link_down=0"),
            Map.entry("serial0", "/dev/ttyS3"),
            Map.entry("usb0", "mapping=stick"),
            Map.entry("hostpci0", "0000:01:00.0;0000:01:00.1,rombar=1,mdev=x"),
            Map.entry("audio0", "device=AC97,driver=spice"),
            Map.entry("rng0", "source=/dev/hwrng,period=500"),
            Map.entry("watchdog", "ib700"),
            Map.entry("virtiofs0", "data,cache=auto"),
            Map.entry("name", "web.example.org"),
            Map.entry("tags", "b;a"),
            Map.entry("onboot", "0"),
            Map.entry("startup", "up=30,order=2"),
            Map.entry("ostype", "l26"),
            Map.entry("boot", "order=ide2;scsi0"),
            Map.entry("hotplug", "usb,disk,network"),
            Map.entry("smbios1", "uuid=3c1b3c5e-7f0a-4c59-9a5d-0123456789ab,manufacturer=QUNNRQ==,base64=1"),
            Map.entry("agent", "enabled=1,fstrim_cloned_disks=0"),
            Map.entry("startdate", "now"),
            Map.entry("description", "two\nlines"));

    static Stream<String> keys() {
        return ODD.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void untouchedEditorKeepsWhatIsWritten(String key) {
        Desk desk = new Desk();
        ODD.forEach(desk::with);
        ConfigurationViewModel model = isOption(desk, key) ? desk.options() : desk.hardware();
        model.edit(Desk.row(model, key));
        Editor editor = model.session().editorProperty().get().orElseThrow();
        Options before = model.configurationProperty().get().afterRestart();

        assertThat(editor.store(before)).isEqualTo(before);
    }

    private static boolean isOption(Desk desk, String key) {
        return desk.options().rows().stream().anyMatch(row -> row.keys().contains(key));
    }
}
