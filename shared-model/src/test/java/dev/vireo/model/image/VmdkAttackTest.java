// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VMware disks that want more than their own bytes are refused before anybody opens them. */
class VmdkAttackTest {
    private static final int SECTOR = 512;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/shadow",
                "../../../etc/shadow",
                "..",
                "folder/disk.vmdk",
                "C:\\disk.vmdk",
                "/dev/sda",
                "json:{}",
                "nbd:localhost:10809",
                "nbd://localhost/x",
                "nfs://server/x",
                "http://169.254.169.254/",
                "--help",
                "-U",
                ""
            })
    void descriptorThatNamesAnythingButAPlainFileIsRefused(String name) {
        assertRefused(descriptor("monolithicFlat", "RW 2048 FLAT \"" + name + "\" 0"), "only a plain file name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fullDevice",
                "partitionedDevice",
                "vmfsRaw",
                "vmfsRawDeviceMap",
                "vmfsSparse",
                "custom",
                "seSparse",
                ""
            })
    void descriptorOfADeviceOrOfAnUnknownTypeIsRefused(String type) {
        assertRefused(descriptor(type, "RW 2048 FLAT \"x-flat.vmdk\" 0"), "devices and snapshots cannot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RW 2048 ZERO",
                "RW 2048 VMFSRDM \"x\"",
                "RW 2048 SESPARSE \"x\"",
                "NOACCESS 2048 FLAT \"x\" 0",
                "RW 0 FLAT \"x\" 0",
                "RW 999999999999999 FLAT \"x\" 0",
                "RW 99999999999999999999 FLAT \"x\" 0",
                "RW -1 FLAT \"x\" 0"
            })
    void extentWithoutSenseIsRefused(String extent) {
        assertThatThrownBy(() -> describe(descriptor("monolithicFlat", extent)))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("VMDK descriptor");
    }

    @Test
    void descriptorOfASnapshotIsRefused() {
        String text = descriptor("monolithicSparse", "RW 2048 SPARSE \"x.vmdk\"");
        assertRefused(text.replace("parentCID=ffffffff", "parentCID=12345678"), "snapshot");
        assertRefused(text + "parentFileNameHint=\"/etc/shadow\"\n", "snapshot");
    }

    @Test
    void tooManyExtentsAreRefused() {
        assertRefused(descriptor("twoGbMaxExtentFlat", "RW 1 FLAT \"x\" 0\n".repeat(5000)), "extents");
        assertRefused(descriptor("twoGbMaxExtentFlat", "RW 1 FLAT \"x\" 0\n".repeat(50_000)), "bytes");
    }

    @Test
    void descriptorThatNamesItselfIsRefused() {
        assertRefused(descriptor("monolithicSparse", "RW 2048 SPARSE \"disk.vmdk\""), "names itself");
    }

    @Test
    void flatPartThatIsTooShortIsRefused() {
        String text = descriptor("monolithicFlat", "RW 2048 FLAT \"x-flat.vmdk\" 1");
        ImageFiles files = name -> Optional.of(new ArrayBytes(new byte[2048 * SECTOR]));

        assertThatThrownBy(() -> new ForeignDisk("disk.vmdk", ArrayBytes.of(text), files).describe())
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void filesOfADiskAreNamedBeforeTheyAreThere() throws IOException {
        DiskDescription found = describe(
                descriptor("twoGbMaxExtentSparse", "RW 2048 SPARSE \"a-s001.vmdk\"\nRW 100 SPARSE \"a-s002.vmdk\""));

        assertThat(found.missing()).containsExactly("a-s001.vmdk", "a-s002.vmdk");
        assertThat(found.virtualSize().bytes()).isEqualTo(2148L * SECTOR);
    }

    @Test
    void descriptorOfOurOwnHasNothingOfTheForeignOne() {
        VmdkDescriptor foreign = VmdkDescriptor.parse(descriptor("vmfs", "RW 2048 VMFS \"a-flat.vmdk\"\n")
                + "evil=\"nbd:x\"\nddb.adapterType = \"lsilogic\"\n");

        String ours = VmdkDescriptor.print(foreign.extents(), List.of("part-0"));

        assertThat(ours).contains("RW 2048 FLAT \"part-0\" 0\n").doesNotContain("evil", "a-flat");
        assertThat(VmdkDescriptor.parse(ours).extents()).hasSize(1);
    }

    @Test
    void soundSparseFileIsDescribed() throws IOException {
        DiskDescription found = describe(sparse());

        assertThat(found.variant()).isEqualTo("monolithicSparse");
        assertThat(found.virtualSize().bytes()).isEqualTo(1 << 20);
    }

    @Test
    void sparseFileWithoutACapacityIsRefused() {
        ByteBuffer image = sparse();
        image.putLong(12, 0);
        assertRefused(image, "from elsewhere");
    }

    @Test
    void sparseFileOfAbsurdSizeIsRefused() {
        ByteBuffer image = sparse();
        image.putLong(12, 1L << 60);
        assertRefused(image, "64 TiB");
        image.putLong(12, -1);
        assertRefused(image, "no capacity");
    }

    @Test
    void tablesOutsideTheFileAreRefused() {
        ByteBuffer image = sparse();
        image.putInt(21 * SECTOR, 0x7fffffff);
        assertRefused(image, "outside the file");
        ByteBuffer other = sparse();
        other.putLong(56, 1L << 50);
        assertRefused(other, "does not lie within");
        ByteBuffer large = sparse();
        large.putLong(12, 1L << 36).putLong(20, 8);
        assertRefused(large, "does not lie within");
    }

    @Test
    void nameOfAParentHiddenBehindTheHeaderIsRefused() {
        ByteBuffer image = sparse();
        image.put(3 * SECTOR, "parentFileNameHint=\"/etc/shadow\"".getBytes(StandardCharsets.US_ASCII));
        assertRefused(image, "parent disk");
    }

    @Test
    void descriptorWithinASparseFileIsCheckedToo() {
        ByteBuffer image = sparse();
        String text = descriptor("monolithicFlat", "RW 2048 FLAT \"/etc/shadow\" 0");
        image.put(SECTOR, text.getBytes(StandardCharsets.US_ASCII));
        assertRefused(image, "lies in other files");
    }

    @Test
    void nameWithinASparseFileIsThatOfItsMakersDiskAndIsNotOpened() throws IOException {
        ByteBuffer image = sparse();
        String text = descriptor("monolithicSparse", "RW 2048 SPARSE \"/home/maker/disks/disk.vmdk\"");
        image.put(SECTOR, text.getBytes(StandardCharsets.US_ASCII));

        assertThat(describe(image).files())
                .extracting(DiskDescription.ImageFile::name)
                .containsExactly("disk.vmdk");
    }

    @Property(tries = 2000)
    void anyBytesAreDescribedOrRefused(
            @ForAll @Size(max = 8) byte[] changes, @ForAll @IntRange(max = 22 * SECTOR) int at) throws IOException {
        ByteBuffer image = sparse();
        image.put(at, changes);
        try {
            assertThat(describe(image).virtualSize().bytes()).isBetween(1L, DiskDescription.LARGEST);
        } catch (ImageRefusedException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> describe(text))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static void assertRefused(ByteBuffer image, String reason) {
        assertThatThrownBy(() -> describe(image))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static DiskDescription describe(String text) throws IOException {
        return new ForeignDisk("disk.vmdk", ArrayBytes.of(text), ImageFiles.NONE).describe();
    }

    private static DiskDescription describe(ByteBuffer image) throws IOException {
        byte[] bytes = new byte[image.capacity()];
        image.get(0, bytes);
        return new ForeignDisk("disk.vmdk", new ArrayBytes(bytes), ImageFiles.NONE).describe();
    }

    private static String descriptor(String type, String extents) {
        return "# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\ncreateType=\"" + type + "\"\n"
                + extents + "\n";
    }

    /** 1 MiB, nothing written yet: header, descriptor, directory, one grain table. */
    private static ByteBuffer sparse() {
        ByteBuffer image = ByteBuffer.allocate(32 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        image.putInt(0, 0x564d444b).putInt(4, 1).putInt(8, 1).putLong(12, 2048).putLong(20, 128);
        image.putLong(28, 1).putLong(36, 20).putInt(44, 512).putLong(56, 21).putLong(64, 32);
        image.put(
                SECTOR,
                descriptor("monolithicSparse", "RW 2048 SPARSE \"disk.vmdk\"").getBytes(StandardCharsets.US_ASCII));
        image.putInt(21 * SECTOR, 22);
        return image;
    }
}
