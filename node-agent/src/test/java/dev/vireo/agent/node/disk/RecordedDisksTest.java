// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.RecordedPrograms;
import dev.vireo.model.node.DiskAnswers.NodeDisk;
import dev.vireo.model.node.DiskAnswers.Smart;
import dev.vireo.model.node.DiskAnswers.SmartAttribute;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On recorded answers of {@code lsblk} and {@code smartctl}: the machines that run the tests have no disks of their own. */
class RecordedDisksTest {
    private static final String DISKS = """
            {"blockdevices": [
              {"name":"sda","path":"/dev/sda","type":"disk","size":500107862016,"rota":false,"model":"Samsung SSD 860 ",
               "vendor":"ATA     ","serial":"S3Z1","wwn":"0x5002538e40","tran":"sata","fstype":null,"pttype":"gpt","mountpoints":[null],
               "children":[{"name":"sda1","path":"/dev/sda1","type":"part","size":536870912,"rota":false,"fstype":"vfat",
                 "pttype":"gpt","mountpoints":["/boot/efi"]},
                {"name":"sda2","path":"/dev/sda2","type":"part","size":499570991104,"rota":false,"fstype":"LVM2_member",
                 "pttype":"gpt","mountpoints":[null]}]},
              {"name":"sdb","path":"/dev/sdb","type":"disk","size":4000787030016,"rota":true,"model":"WDC","vendor":"ATA",
               "serial":"W1","wwn":null,"tran":"sata","fstype":null,"pttype":null,"mountpoints":[null]},
              {"name":"nvme0n1","path":"/dev/nvme0n1","type":"disk","size":1000204886016,"rota":false,"model":"PM9A1",
               "vendor":null,"serial":"N1","wwn":"eui.00","tran":"nvme","fstype":"zfs_member","pttype":null,"mountpoints":[null]},
              {"name":"zram0","path":"/dev/zram0","type":"disk","size":1024,"rota":false,"mountpoints":[null]},
              {"name":"sr0","path":"/dev/sr0","type":"rom","size":1024,"rota":true,"mountpoints":[null]},
              {"name":"loop0","path":"/dev/loop0","type":"loop","size":1024,"rota":false,"mountpoints":[null]}]}
            """;
    private static final String SATA = """
            {"smart_status":{"passed":true},"rotation_rate":0,"ata_smart_attributes":{"table":[
              {"id":5,"name":"Reallocated_Sector_Ct","value":100,"worst":100,"thresh":10,"when_failed":"",
               "flags":{"string":"PO--CK "},"raw":{"value":0,"string":"0"}},
              {"id":177,"name":"Wear_Leveling_Count","value":93,"worst":93,"thresh":0,"when_failed":"",
               "flags":{"string":"PO--C- "},"raw":{"value":120,"string":"120"}}]}}
            """;
    private static final String NVME = """
            {"smart_status":{"passed":false},"nvme_smart_health_information_log":{"critical_warning":4,"percentage_used":12}}
            """;

    private final RecordedPrograms programs = new RecordedPrograms()
            .with("lsblk", DISKS)
            .with("smartctl --json=c --health --attributes /dev/sda", SATA)
            .with("smartctl --json=c --health --attributes /dev/sdb", new ProgramResult(2, "{}", "", false))
            // Bit 3 of the exit code says that the disk fails: the answer is there all the same.
            .with("smartctl --json=c --health --attributes /dev/nvme0n1", new ProgramResult(8, NVME, "", false));
    private final SmartReader smart = new SmartReader(programs);
    private final NodeDisks disks = new NodeDisks(programs, smart);

    @Test
    void disksAreListedWithTheirUseHealthAndWear() throws Exception {
        assertThat(disks.list(false, false, Optional.empty()))
                .extracting(disk -> String.join(
                        " ",
                        disk.devpath(),
                        String.valueOf(disk.type()),
                        String.valueOf(disk.used()),
                        String.valueOf(disk.health()),
                        String.valueOf(disk.wearout())))
                .containsExactly(
                        "/dev/sda ssd partitions PASSED 93",
                        "/dev/sdb hdd null UNKNOWN N/A",
                        "/dev/nvme0n1 nvme ZFS FAILED 88");
    }

    @Test
    void partitionsStandBehindTheirDisk() throws Exception {
        assertThat(disks.list(true, true, Optional.empty()))
                .extracting(disk -> disk.devpath() + " " + disk.used() + " " + disk.parent())
                .startsWith("/dev/sda partitions null", "/dev/sda1 mounted /dev/sda", "/dev/sda2 LVM /dev/sda");
        assertThat(programs.commands()).hasSize(1);
    }

    @Test
    void unusedDisksAreThoseThatNothingLiesOn() throws Exception {
        assertThat(disks.list(false, true, Optional.of("unused")))
                .extracting(NodeDisk::devpath)
                .containsExactly("/dev/sdb");
    }

    @Test
    void countersOfADiskAreToldWithTheirThresholds() throws Exception {
        Smart told = smart.read("/dev/sda", false);

        assertThat(told.health()).isEqualTo("PASSED");
        assertThat(told.attributes())
                .contains(new SmartAttribute("177", "Wear_Leveling_Count", 93, 93, 0, "PO--C-", "-", "120"));
        assertThat(smart.read("/dev/nvme0n1", false).text()).contains("critical warning: 4");
    }

    @Test
    void noProgramIsGivenAPathThatIsNoDiskOfTheNode() {
        assertThatThrownBy(() -> disks.require("/dev/mem")).hasMessageContaining("/dev/mem");
        assertThatThrownBy(() -> disks.require("/dev/sda1")).hasMessageContaining("/dev/sda1");
    }

    @Test
    void listDoesWithoutTheProgramThatAsksForHealth() throws Exception {
        RecordedPrograms without = new RecordedPrograms().with("lsblk", DISKS);

        assertThat(new NodeDisks(without, new SmartReader(without)).list(false, false, Optional.empty()))
                .extracting(NodeDisk::health)
                .containsOnly("UNKNOWN");
        assertThatThrownBy(() -> new SmartReader(without).read("/dev/sda", false))
                .hasMessageContaining("smartmontools");
    }
}
