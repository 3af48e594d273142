// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small images of other programs. */
public final class SampleImages {
    static final int DISK = 1 << 20;

    private SampleImages() {}

    /** A plain disk with the mark of a boot sector. */
    public static byte[] bootable() {
        byte[] disk = new byte[DISK];
        disk[510] = 0x55;
        disk[511] = (byte) 0xaa;
        return disk;
    }

    /** A VMware disk in two files; answers its descriptor. */
    public static Path flat(Path folder, String name) throws IOException {
        Files.write(folder.resolve(name + "-flat.vmdk"), bootable());
        return Files.writeString(folder.resolve(name + ".vmdk"), """
                # Disk DescriptorFile
                version=1
                CID=12345678
                parentCID=ffffffff
                createType="monolithicFlat"
                RW %d FLAT "%s-flat.vmdk" 0
                """.formatted(DISK / 512, name));
    }

    /** A machine with one plain disk, described for VMware. */
    public static Path archive(Path folder, String system, String firmware) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        add(tar, "machine.ovf", OVF.formatted(system, firmware).getBytes(StandardCharsets.UTF_8));
        add(tar, "disk.img", bootable());
        tar.write(new byte[1024]);
        return Files.write(folder.resolve("machine.ova"), tar.toByteArray());
    }

    private static void add(ByteArrayOutputStream tar, String name, byte[] content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format("%011o", content.length));
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += Byte.toUnsignedInt(b);
        }
        put(header, 148, String.format("%06o\0 ", sum));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private static final String OVF = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
                xmlns:vmw="http://www.vmware.com/schema/ovf"
                xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData">
              <References><File ovf:href="disk.img" ovf:id="file1"/></References>
              <DiskSection><Disk ovf:capacity="1" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d1"
                ovf:fileRef="file1"/></DiskSection>
              <VirtualSystem ovf:id="shop_front"><OperatingSystemSection ovf:id="96"><Description>%s</Description>
                </OperatingSystemSection>
                <VirtualHardwareSection>
                  <Item><rasd:InstanceID>1</rasd:InstanceID><rasd:ResourceType>3</rasd:ResourceType>
                    <rasd:VirtualQuantity>4</rasd:VirtualQuantity></Item>
                  <Item><rasd:AllocationUnits>byte * 2^20</rasd:AllocationUnits><rasd:InstanceID>2</rasd:InstanceID>
                    <rasd:ResourceType>4</rasd:ResourceType><rasd:VirtualQuantity>3072</rasd:VirtualQuantity></Item>
                  <Item><rasd:InstanceID>3</rasd:InstanceID><rasd:HostResource>ovf:/disk/d1</rasd:HostResource>
                    <rasd:ResourceType>17</rasd:ResourceType></Item>
                  <Item><rasd:InstanceID>4</rasd:InstanceID><rasd:ResourceType>10</rasd:ResourceType>
                    <rasd:ResourceSubType>VmxNet3</rasd:ResourceSubType>
                    <rasd:Address>00:50:56:aa:bb:cc</rasd:Address></Item>
                  <vmw:Config ovf:required="false" vmw:key="firmware" vmw:value="%s"/>
                </VirtualHardwareSection>
              </VirtualSystem>
            </Envelope>
            """;
}
