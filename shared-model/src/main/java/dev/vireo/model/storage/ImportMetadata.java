// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file to be imported holds.
 *
 * @param type always {@code vm}
 * @param source always {@code esxi}: the dialect knows no other word
 * @param createArgs parameters for the creation of a machine
 * @param disks volumes by the key that each is proposed for; they are values of {@code import-from}
 * @param net network cards by key
 * @param warnings what to know; {@code type}, {@code key} and {@code value} of each
 * @param images what is inside the disks, in the order of {@code disks}; no server but ours tells
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportMetadata(
        String type,
        String source,
        @JsonProperty("create-args") Map<String, String> createArgs,
        @Nullable Map<String, String> disks,
        @Nullable Map<String, Card> net,
        @Nullable List<Warning> warnings,
        @Nullable List<Image> images) {
    /** A network card. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Card(@Nullable String model, @Nullable String macaddr) {}

    /** Something to know. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Warning(
            String type, @Nullable String key, @Nullable String value) {}

    /**
     * A disk looked at.
     *
     * @param format {@code vmdk}, {@code vhdx}, {@code vdi}, {@code vhd}, {@code qcow2} or {@code raw}
     * @param variant kind within the format, {@code streamOptimized} for instance; may be empty
     * @param size bytes that a guest sees
     * @param used bytes of its files
     * @param missing files that it needs and that are not there
     * @param notes sentences about what is unusual
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Image(
            String volume,
            String format,
            String variant,
            long size,
            long used,
            List<String> missing,
            List<String> notes) {}
}
