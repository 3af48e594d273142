// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every kind of storage does. */
public abstract class StoragePluginContract {
    protected static final Vmid OWNER = new Vmid(100);
    protected static final ByteSize SIZE = ByteSize.mebibytes(16);

    /** An empty storage, ready for use. */
    protected abstract Storage storage();

    @Test
    void emptyStorageListsNothingAndHasSpace() {
        assertThat(storage().list(VolumeFilter.ALL)).isEmpty();
        assertThat(storage().status().active()).isTrue();
        assertThat(storage().status().available()).isPositive();
        assertThat(storage().status().usedFraction()).isBetween(0.0, 1.0);
    }

    @Test
    void newDiskIsListedWithOwnerFormatAndSize() {
        for (ImageFormat format : blockFormats()) {
            VolumeId disk = storage().allocate(NewVolume.of(OWNER, SIZE).in(format), VolumeClaim.NONE);

            List<VolumeEntry> listed = storage().list(VolumeFilter.ALL);

            assertThat(listed).extracting(VolumeEntry::volid).contains(disk.toString());
            VolumeEntry entry = listed.stream()
                    .filter(one -> one.volid().equals(disk.toString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.vmid()).isEqualTo(100);
            assertThat(entry.format()).isEqualTo(format.word());
            assertThat(entry.content()).isEqualTo("images");
            assertThat(storage().inspect(disk).format()).isEqualTo(format.word());
        }
    }

    private List<ImageFormat> blockFormats() {
        return storage().capabilities().formats().stream()
                .filter(format -> format != ImageFormat.SUBVOL)
                .toList();
    }

    @Test
    void rawAndQcow2DisksHaveTheSizeAskedFor() {
        for (ImageFormat format : List.of(ImageFormat.RAW, ImageFormat.QCOW2)) {
            if (storage().capabilities().formats().contains(format)) {
                VolumeId disk = storage().allocate(NewVolume.of(OWNER, SIZE).in(format), VolumeClaim.NONE);

                assertThat(storage().inspect(disk).size()).isEqualTo(SIZE.bytes());
            }
        }
    }

    @Test
    void eachDiskGetsTheLowestFreeNumber() {
        VolumeId first = storage().allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);
        VolumeId second = storage().allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);
        storage().free(first);
        VolumeId third = storage().allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);

        assertThat(first.name()).contains("disk-0");
        assertThat(second.name()).contains("disk-1");
        assertThat(third).isEqualTo(first);
    }

    @Test
    void claimIsMadeOnceForTheDiskThatFollows() {
        List<VolumeId> claimed = new ArrayList<>();

        VolumeId disk = storage().allocate(NewVolume.of(OWNER, SIZE), claimed::add);

        assertThat(claimed).containsExactly(disk);
    }

    @Test
    void nothingIsMadeWhenTheClaimFails() {
        assertThatThrownBy(() -> storage().allocate(NewVolume.of(OWNER, SIZE), volume -> {
                    throw ApiException.failed("no majority");
                }))
                .hasMessage("no majority");

        assertThat(storage().list(VolumeFilter.ALL)).isEmpty();
    }

    @Test
    void takenNameIsRefusedAndTheDiskStays() {
        VolumeId disk = storage().allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);
        String fileName = disk.name().substring(disk.name().lastIndexOf('/') + 1);

        assertThatThrownBy(() -> storage().allocate(NewVolume.of(OWNER, SIZE).named(fileName), VolumeClaim.NONE))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey("filename"));
        assertThat(storage().inspect(disk).size()).isEqualTo(SIZE.bytes());
    }

    @Test
    void filterLeavesOutOtherOwners() {
        storage().allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);
        VolumeId other = storage().allocate(NewVolume.of(new Vmid(101), SIZE), VolumeClaim.NONE);

        assertThat(storage().list(VolumeFilter.ALL.of(new Vmid(101))))
                .extracting(VolumeEntry::volid)
                .containsExactly(other.toString());
    }

    @Test
    void removedDiskIsGoneAndRemovingItAgainIsNoError() {
        VolumeId disk = storage().allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);

        storage().free(disk);

        assertThat(storage().list(VolumeFilter.ALL)).isEmpty();
        assertThatThrownBy(() -> storage().path(disk)).isInstanceOf(ApiException.class);
        assertThatCode(() -> storage().free(disk)).doesNotThrowAnyException();
    }

    @Test
    void pathOfADiskExists() {
        VolumeId disk = storage().allocate(NewVolume.of(OWNER, SIZE), VolumeClaim.NONE);

        assertThat(Files.exists(storage().path(disk))).isTrue();
    }
}
