// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        describe(folder);
        disk(Path.of(System.getProperty("vireo.guest.iso", "")), folder);
        Program.runIn(folder, "tar", "--format=ustar", "-cf", "machine.ova", "machine.ovf", "disk.vmdk");
        return folder.resolve("machine.ova");
    }

    /** Writes {@code machine.ovf}, which describes a machine with a disk {@code disk.vmdk}. */
    static Path describe(Path folder) throws IOException {
        return Files.writeString(folder.resolve("machine.ovf"), OVF);
    }

    /** Makes {@code disk.vmdk} of that content. */
    static Path disk(Path content, Path folder) throws IOException, InterruptedException {
        Path disk = folder.resolve("disk.vmdk");
        Program.run(
                "qemu-img",
                "convert",
                "-f",
                "raw",
                "-O",
                "vmdk",
                "-o",
                "subformat=streamOptimized",
                content.toString(),
                disk.toString());
        return disk;
    }
}
