// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API answers about the disks of a node. */
public final class DiskAnswers {
    private DiskAnswers() {}

    /**
     * A disk or a partition.
     *
     * @param devpath its device, such as {@code /dev/sda}
     * @param size in bytes
     * @param used what it is used for: {@code mounted}, {@code LVM}, {@code ZFS}, {@code partitions}, …; absent if nothing
     * @param health what it says of itself: {@code PASSED}, {@code FAILED}, or {@code UNKNOWN}
     * @param wearout percent of its life that are left; {@code N/A} where disks don't wear out
     * @param type {@code ssd}, {@code hdd}, {@code nvme} or {@code usb}
     * @param parent device of the disk that a partition lies on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NodeDisk(
            String devpath,
            long size,
            @Nullable String used,
            boolean gpt,
            boolean mounted,
            int osdid,
            @JsonProperty("osdid-list") @Nullable List<Integer> osdidList,
            @Nullable String health,
            @Nullable Object wearout,
            @Nullable String model,
            @Nullable String vendor,
            @Nullable String serial,
            @Nullable String wwn,
            @Nullable String type,
            @Nullable Object rpm,
            @Nullable String parent) {}

    /**
     * What a disk says of its health.
     *
     * @param type {@code ata} with attributes, or {@code text}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Smart(
            String health,
            @Nullable String type,
            @Nullable List<SmartAttribute> attributes,
            @Nullable String text) {}

    /**
     * One counter of a disk.
     *
     * @param value what it counts now, on a scale of its maker; {@code threshold} is where the disk counts as failing
     * @param fail {@code -} while it is well, else when it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SmartAttribute(
            @Nullable String id,
            String name,
            @Nullable Object value,
            @Nullable Object worst,
            @Nullable Object threshold,
            @Nullable String flags,
            @Nullable String fail,
            @Nullable String raw) {}
}
