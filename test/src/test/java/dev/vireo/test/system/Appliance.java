// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A machine with one disk, in an archive as other programs export it. */
public final class Appliance {
    private static final String OVF = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
                xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData">
              <References><File ovf:href="disk.vmdk" ovf:id="file1"/></References>
              <DiskSection><Disk ovf:capacity="20" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d1"
                ovf:fileRef="file1"/></DiskSection>
              <VirtualSystem ovf:id="tiny"><OperatingSystemSection ovf:id="96"><Description>Debian 12</Description>
                </OperatingSystemSection>
                <VirtualHardwareSection>
                  <Item><rasd:InstanceID>1</rasd:InstanceID><rasd:ResourceType>3</rasd:ResourceType>
                    <rasd:VirtualQuantity>1</rasd:VirtualQuantity></Item>
                  <Item><rasd:AllocationUnits>byte * 2^20</rasd:AllocationUnits><rasd:InstanceID>2</rasd:InstanceID>
                    <rasd:ResourceType>4</rasd:ResourceType><rasd:VirtualQuantity>256</rasd:VirtualQuantity></Item>
                  <Item><rasd:InstanceID>3</rasd:InstanceID><rasd:HostResource>ovf:/disk/d1</rasd:HostResource>
                    <rasd:ResourceType>17</rasd:ResourceType></Item>
                </VirtualHardwareSection>
              </VirtualSystem>
            </Envelope>
            """;

    private Appliance() {}

    /**
     * Makes the archive in an empty folder. The guest's CD is a disk too: it boots wherever it is written.
     *
     * @return the file {@code machine.ova}
     */
    public static Path make(Path folder) throws IOException, InterruptedException {
        String iso = System.getProperty("vireo.guest.iso", "");
        run(
                folder,
                "qemu-img",
                "convert",
                "-f",
                "raw",
                "-O",
                "vmdk",
                "-o",
                "subformat=streamOptimized",
                iso,
                "disk.vmdk");
        Files.writeString(folder.resolve("machine.ovf"), OVF);
        run(folder, "tar", "--format=ustar", "-cf", "machine.ova", "machine.ovf", "disk.vmdk");
        return folder.resolve("machine.ova");
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
