// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.guest.device.NetworkCard;
import dev.vireo.model.storage.StorageConfigFile;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GuestConfigTest {
    private static final String TEXT = """
            #First line
            #50%25 of a%3Ab
            cores: 2
            net0: virtio=BC:24:11:00:00:01,bridge=vmbr0
            unknownkey: kept as it is
            lxc.cgroup2.devices.allow: c 1:3 rwm

            [PENDING]
            delete: vga
            memory: 4096

            [special:cloudinit]
            name: a

            [before]
            #taken before the update
            cores: 1
            snaptime: 1700000000
            """;

    @Test
    void whatIsReadIsPrintedAsItWas() {
        assertThat(GuestConfig.parse(TEXT).print()).isEqualTo(TEXT);
    }

    @Test
    void sectionsAndNotesAreRead() {
        GuestConfig config = GuestConfig.parse(TEXT);

        assertThat(config.description()).isEqualTo("First line\n50% of a:b");
        assertThat(config.pending().options().raw("memory")).isEqualTo("4096");
        assertThat(config.snapshots()).containsOnlyKeys("before");
        assertThat(config.special()).containsOnlyKeys("special:cloudinit");
        assertThat(config.options().get(VmOptions.CORES)).contains(2L);
    }

    @Property(tries = 300)
    void notesComeBackWhateverTheyContain(@ForAll String notes) {
        // Surrogates without a partner are no text that UTF-8 can write.
        String text = notes.replaceAll("\\p{Cs}", "");
        GuestConfig config = GuestConfig.parse("cores: 2\n").withDescription(text);

        assertThat(GuestConfig.parse(config.print())).isEqualTo(config);
    }

    @Property(tries = 300)
    void printingWhatWasReadChangesNothingMore(@ForAll String text) {
        String once = GuestConfig.parse(text).print();

        assertThat(GuestConfig.parse(once).print()).isEqualTo(once);
    }

    @Test
    void disksAreReadAsTheyAreWritten() {
        String text = "local:100/vm-100-disk-0.qcow2,cache=none,iothread=1,size=32G";

        assertThat(Disk.TYPE.format(Disk.TYPE.parse(text))).isEqualTo(text);
        assertThat(Disk.TYPE.parse("volume=local:32").requestedSize()).isPresent();
        assertThat(Disk.TYPE.parse("none,media=cdrom").isCdrom()).isTrue();
        assertThatThrownBy(() -> Disk.TYPE.parse("local:1,local:2")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Disk.TYPE.parse("local:1,nonsense=1")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Disk.typeOn("ide").parse("local:1,iothread=1"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Disk.TYPE.parse("media=cdrom")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void cardsAreReadAsTheyAreWritten() {
        String text = "virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1,tag=5";

        assertThat(NetworkCard.TYPE.format(NetworkCard.TYPE.parse(text))).isEqualTo(text);
        assertThat(NetworkCard.TYPE.parse("model=e1000,macaddr=bc:24:11:00:00:01"))
                .isEqualTo(NetworkCard.TYPE.parse("e1000=BC:24:11:00:00:01"));
        assertThatThrownBy(() -> NetworkCard.TYPE.parse("virtio=01:24:11:00:00:01"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> NetworkCard.TYPE.parse("virtio,tag=4095")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theStoragesFileKeepsOrderCommentsAndUnknownTypes() {
        String text = """
                # first
                dir: local
                \tpath /var/lib/vz
                \tcontent iso,vztmpl

                # second
                future: thing
                \tkey some value

                # at the end
                """;

        assertThat(StorageConfigFile.parse(text).print()).isEqualTo(text);
    }
}
