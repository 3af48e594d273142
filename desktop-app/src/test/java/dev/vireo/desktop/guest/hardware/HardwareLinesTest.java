// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HardwareLinesTest {
    private final Texts texts = new Texts();
    private final HardwareLines lines = new HardwareLines(texts, new Quantities(texts));

    @Test
    void diskTellsItsVolumeSizeAndWhatIsSpecialAboutIt() {
        assertThat(value("scsi0", "ceph:vm-102-disk-0,size=32G,discard=on,iothread=1"))
                .isEqualTo("ceph:vm-102-disk-0 · 32\u00a0GiB · discard, iothread");
    }

    @Test
    void cdDriveTellsTheNameOfItsDisc() {
        assertThat(value("ide2", "local:iso/debian.iso,media=cdrom")).isEqualTo("debian.iso");
        assertThat(value("ide2", "none,media=cdrom")).isEqualTo("no medium");
    }

    @Test
    void networkCardTellsBridgeAndVlan() {
        assertThat(value("net0", "virtio=BC:24:11:8A:0F:31,bridge=vmbr0,tag=20"))
                .isEqualTo("VirtIO · BC:24:11:8A:0F:31 · bridge vmbr0 · VLAN 20");
        assertThat(value("net0", "e1000=BC:24:11:8A:0F:31")).endsWith("NAT");
    }

    @Test
    void memoryTellsItsBalloon() {
        Options options = Options.of(Map.of("memory", "4096", "balloon", "2048"));

        assertThat(row(lines.lines(options), "memory").value()).isEqualTo("4\u00a0GiB (balloon 2\u00a0GiB)");
    }

    @Test
    void valueOfAnotherServerThatNobodyUnderstandsIsShownAsWritten() {
        assertThat(value("scsi0", "ceph:vm-1-disk-0,novelty=9")).isEqualTo("ceph:vm-1-disk-0,novelty=9");
        assertThat(value("hostpci0", "0000:01:00.0,pcie=1")).isEqualTo("0000:01:00.0,pcie=1");
    }

    @Test
    void changeThatWaitsStandsBesideThePresentValue() {
        List<ConfigurationRow> rows = lines.compare(new GuestConfiguration(
                Options.of(Map.of("bios", "seabios", "net0", "virtio=BC:24:11:8A:0F:31")),
                Options.of(Map.of("bios", "ovmf", "net1", "virtio=BC:24:11:8A:0F:32")),
                ""));

        assertThat(row(rows, "bios").waiting()).isEqualTo("OVMF (UEFI)");
        assertThat(row(rows, "net0").waiting()).isEqualTo("removed");
        assertThat(row(rows, "net1").value()).isEmpty();
        assertThat(row(rows, "memory").waiting()).isEmpty();
    }

    @Test
    void russianHasItsForms() {
        texts.languageProperty().set(Language.RUSSIAN);

        Options options = Options.of(Map.of("cores", "4", "sockets", "1", "cpu", "host"));

        assertThat(row(lines.lines(options), "cores").value()).isEqualTo("4 (1 сокет, 4 ядра) · host");
    }

    private String value(String key, String written) {
        return row(lines.lines(Options.of(Map.of(key, written))), key).value();
    }

    private static ConfigurationRow row(List<ConfigurationRow> rows, String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }
}
