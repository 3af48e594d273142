// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvfMachineTest {
    @Test
    void machineOfVmwareIsRead() throws IOException {
        OvfMachine machine = read(vmware("windows2019srv_64Guest"));

        assertThat(machine.name()).isEqualTo("Web server (old)");
        assertThat(machine.cpus()).isEqualTo(4);
        assertThat(machine.coresPerSocket()).isEqualTo(2);
        assertThat(machine.memoryMib()).isEqualTo(4096);
        assertThat(machine.hasUefi()).isTrue();
        assertThat(machine.disks()).containsExactly(new OvfDisk("disk1.vmdk", "scsi"));
        assertThat(machine.networkCards().get(0).model()).isEqualTo("vmxnet3");
        assertThat(machine.notes()).anyMatch(note -> note.contains("CD drive"));
    }

    @Test
    void windowsBeginsOnSataWithACardThatItKnows() throws IOException {
        GuestProposal proposal = GuestProposal.of(read(vmware("windows2019srv_64Guest")));

        assertThat(proposal.options().asMap())
                .containsEntry("name", "Web-server-old")
                .containsEntry("ostype", "win10")
                .containsEntry("sockets", "2")
                .containsEntry("cores", "2")
                .containsEntry("memory", "4096")
                .containsEntry("bios", "ovmf");
        assertThat(proposal.disks()).containsOnlyKeys("sata0");
        assertThat(modelOfCard(proposal)).isEqualTo("e1000");
        assertThat(proposal.hints())
                .extracting(ImportHint::kind)
                .contains(ImportHint.Kind.DRIVERS, ImportHint.Kind.FIRMWARE);
        assertThat(VirtioSwitch.steps())
                .hasSize(5)
                .allMatch(step -> !step.text().isBlank());
    }

    @Test
    void linuxBeginsOnVirtio() throws IOException {
        GuestProposal proposal = GuestProposal.of(read(vmware("debian11_64Guest")));

        assertThat(proposal.options().asMap()).containsEntry("ostype", "l26");
        assertThat(proposal.disks()).containsOnlyKeys("scsi0");
        assertThat(modelOfCard(proposal)).isEqualTo("virtio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"winXPProGuest", "winNetEnterpriseGuest", "Microsoft Windows Server 2003"})
    void oldWindowsBeginsOnIde(String hint) throws IOException {
        assertThat(GuestProposal.of(read(vmware(hint))).disks()).containsOnlyKeys("ide0");
    }

    @Test
    void unknownSystemStaysOnTheBusThatItWasOn() throws IOException {
        String onSata = vmware("otherGuest64").replace("<rasd:ResourceType>6<", "<rasd:ResourceType>20<");

        assertThat(GuestProposal.of(read(onSata)).disks()).containsOnlyKeys("sata0");
        assertThat(GuestProposal.of(read(onSata.replace("otherGuest64", "debian11_64Guest")))
                        .disks())
                .containsOnlyKeys("scsi0");
    }

    @Test
    void disksComeInTheOrderOfTheirPlacesOnTheBusHoweverTheyAreWritten() throws IOException {
        String second = """
                <Item><rasd:AddressOnParent>1</rasd:AddressOnParent><rasd:InstanceID>9</rasd:InstanceID>
                  <rasd:HostResource>ovf:/disk/data</rasd:HostResource><rasd:Parent>3</rasd:Parent>
                  <rasd:ResourceType>17</rasd:ResourceType></Item>
                """;
        String two = vmware("debian11_64Guest")
                .replace("<References>", "<References><File ovf:href=\"data.vmdk\" ovf:id=\"file2\"/>")
                .replace(
                        "<DiskSection>",
                        "<DiskSection><Disk ovf:capacity=\"1\" ovf:diskId=\"data\" ovf:fileRef=\"file2\"/>")
                .replace("<VirtualHardwareSection>", "<VirtualHardwareSection>" + second);

        assertThat(read(two).disks()).extracting(OvfDisk::fileName).containsExactly("disk1.vmdk", "data.vmdk");
    }

    @Test
    void externalEntityIsRefused() {
        assertRefused(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/shadow\">]>"
                        + vmware("x").replace("Web server (old)", "&secret;"),
                "DOCTYPE");
    }

    @Test
    void entitiesThatGrowAreRefused() {
        assertRefused(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + vmware("x").replace("Web server (old)", "&b;&b;&b;"),
                "DOCTYPE");
    }

    @Test
    void documentTypeInAnotherEncodingIsRefusedToo() {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\"><x/>";

        assertThatThrownBy(() -> OvfMachine.read(new ArrayBytes(text.getBytes(StandardCharsets.UTF_16))))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void includedDocumentIsNotFetched() {
        assertRefused(
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>",
                "no OVF descriptor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/shadow",
                "../disk.vmdk",
                "file:///etc/shadow",
                "http://server/disk.vmdk",
                "--help",
                "a/b.vmdk"
            })
    void diskElsewhereIsRefused(String href) {
        assertRefused(vmware("x").replace("disk1.vmdk", href), "only a plain file name");
    }

    @Test
    void packedDiskIsRefused() {
        assertRefused(
                vmware("x").replace("ovf:href=", "ovf:compression=\"gzip\" ovf:href="), "packed or cut in pieces");
    }

    @Test
    void hugeDescriptorIsRefused() {
        assertRefused(vmware("x") + " ".repeat(5 << 20), "bytes");
    }

    @Test
    void brokenXmlIsRefused() {
        assertRefused("<Envelope><a></Envelope>", "cannot be read");
        assertRefused("", "cannot be read");
    }

    private static String modelOfCard(GuestProposal proposal) {
        return Objects.requireNonNull(proposal.networkCards().get("net0")).model();
    }

    private static OvfMachine read(String text) throws IOException {
        return OvfMachine.read(ArrayBytes.of(text));
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static String vmware(String os) {
        return """
                <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
                    xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData"
                    xmlns:vmw="http://www.vmware.com/schema/ovf">
                  <References><File ovf:href="disk1.vmdk" ovf:id="file1" ovf:size="1000"/></References>
                  <DiskSection><Disk ovf:capacity="16" ovf:capacityAllocationUnits="byte * 2^30" ovf:diskId="vmdisk1"
                    ovf:fileRef="file1"/></DiskSection>
                  <VirtualSystem ovf:id="vm"><Name>Web server (old)</Name>
                    <OperatingSystemSection ovf:id="1" vmw:osType="OS-HINT"/>
                    <VirtualHardwareSection>
                      <Item><rasd:InstanceID>1</rasd:InstanceID><rasd:ResourceType>3</rasd:ResourceType>
                        <rasd:VirtualQuantity>4</rasd:VirtualQuantity><vmw:CoresPerSocket>2</vmw:CoresPerSocket></Item>
                      <Item><rasd:AllocationUnits>byte * 2^20</rasd:AllocationUnits><rasd:InstanceID>2</rasd:InstanceID>
                        <rasd:ResourceType>4</rasd:ResourceType><rasd:VirtualQuantity>4096</rasd:VirtualQuantity></Item>
                      <Item><rasd:InstanceID>3</rasd:InstanceID><rasd:ResourceSubType>lsilogicsas</rasd:ResourceSubType>
                        <rasd:ResourceType>6</rasd:ResourceType></Item>
                      <Item><rasd:InstanceID>4</rasd:InstanceID><rasd:ResourceType>15</rasd:ResourceType></Item>
                      <Item><rasd:AddressOnParent>0</rasd:AddressOnParent><rasd:InstanceID>5</rasd:InstanceID>
                        <rasd:HostResource>ovf:/disk/vmdisk1</rasd:HostResource><rasd:Parent>3</rasd:Parent>
                        <rasd:ResourceType>17</rasd:ResourceType></Item>
                      <Item><rasd:Connection>VM Network</rasd:Connection><rasd:InstanceID>6</rasd:InstanceID>
                        <rasd:ResourceSubType>VmxNet3</rasd:ResourceSubType><rasd:ResourceType>10</rasd:ResourceType></Item>
                      <vmw:Config vmw:key="firmware" vmw:value="efi"/>
                    </VirtualHardwareSection>
                  </VirtualSystem>
                </Envelope>
                """.replace("OS-HINT", os);
    }
}
