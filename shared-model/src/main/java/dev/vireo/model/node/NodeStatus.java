// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a node stands.
 *
 * @param uptime seconds since boot
 * @param loadavg load averages over 1, 5 and 15 minutes, as texts
 * @param cpu share of all processors in use, 0 to 1
 * @param ioWait share of time spent waiting for disks
 * @param pressure how much programs wait for want of something; beyond the dialect
 * @param pveversion the program that answers, and its version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeStatus(
        long uptime,
        List<String> loadavg,
        double cpu,
        @JsonProperty("wait") @Nullable Double ioWait,
        @Nullable Double idle,
        String pveversion,
        @Nullable String kversion,
        @JsonProperty("current-kernel") @Nullable Kernel kernel,
        @JsonProperty("boot-info") @Nullable BootInfo bootInfo,
        @Nullable CpuInfo cpuinfo,
        @Nullable Memory memory,
        @Nullable Memory swap,
        @Nullable Ksm ksm,
        @Nullable FileSystem rootfs,
        @Nullable Pressure pressure) {

    /** The running kernel, as {@code uname} tells it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Kernel(String sysname, String release, String version, String machine) {}

    /** How the node was booted: {@code efi} or {@code legacy-bios}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record BootInfo(String mode, @Nullable Boolean secureboot) {}

    /** The node's processors. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CpuInfo(
            String model,
            int cpus,
            int cores,
            int sockets,
            @Nullable String mhz,
            @Nullable String flags,
            @Nullable String hvm,
            @JsonProperty("user_hz") int userHz) {}

    /** Memory or swap in bytes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Memory(
            long total, long used, long free, @Nullable Long available) {}

    /** Bytes saved by merging equal pages. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ksm(long shared) {}

    /**
     * Percent of the last ten seconds in which at least one program was held up for want of something; absent where the
     * kernel does not tell it.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Pressure(
            @Nullable Double cpu,
            @Nullable Double io,
            @Nullable Double memory) {}

    /** A file system in bytes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FileSystem(long total, long used, long free, long avail) {}
}
