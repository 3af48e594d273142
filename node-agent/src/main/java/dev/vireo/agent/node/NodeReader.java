// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node;

import dev.vireo.agent.host.CpuDescription;
import dev.vireo.agent.host.CpuTimes;
import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.LoadAverage;
import dev.vireo.agent.host.MemoryInfo;
import dev.vireo.agent.host.PressureInfo;
import dev.vireo.model.node.NodeStatus;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers how this node stands. */
public final class NodeReader {
    private static final Pattern PAGE_SIZE = Pattern.compile("(?m)^KernelPageSize:\\s+([0-9]+) kB$");
    private static final long KIBIBYTE = 1024;
    private static final long USUAL_PAGE = 4 * KIBIBYTE;
    // Unit of the kernel's times, the same on every architecture that runs guests.
    private static final int TICKS_PER_SECOND = 100;
    private static final Path KERNEL = Path.of("/proc/sys/kernel");
    private static final Path MERGED_PAGES = Path.of("/sys/kernel/mm/ksm/pages_sharing");

    private final HostFiles files;
    private final CpuMeter meter;
    private final Supplier<FileSystemUse> root;
    private final BootReader boot;
    private final String version;
    private final long pageSize;

    /**
     * @param files of the host
     * @param meter whose latest sample tells the load of the processors
     * @param root asks the root file system
     * @param version of this program, such as {@code 0.1.0}
     */
    public NodeReader(HostFiles files, CpuMeter meter, Supplier<FileSystemUse> root, String version) {
        this.files = files;
        this.meter = meter;
        this.root = root;
        this.boot = new BootReader(files);
        this.version = version;
        this.pageSize = pageSize(files);
    }

    /** How the node stands just now. */
    public NodeStatus read() {
        CpuTimes.Share cpu = meter.latest();
        MemoryInfo memory = MemoryInfo.parse(text("/proc/meminfo"));
        NodeStatus.Kernel kernel = kernel();
        return new NodeStatus(
                uptime(),
                LoadAverage.parse(text("/proc/loadavg")).texts(),
                cpu.busy(),
                cpu.ioWait(),
                cpu.idle(),
                "vireo/" + version,
                kernel.sysname() + " " + kernel.release() + " " + kernel.version(),
                kernel,
                boot.read(),
                cpuInfo(),
                new NodeStatus.Memory(memory.total(), memory.used(), memory.free(), memory.available()),
                new NodeStatus.Memory(memory.swapTotal(), memory.swapUsed(), memory.swapFree(), null),
                new NodeStatus.Ksm(mergedBytes()),
                rootFileSystem(),
                new NodeStatus.Pressure(pressure("cpu"), pressure("io"), pressure("memory")));
    }

    private long uptime() {
        String text = text("/proc/uptime");
        return (long) Double.parseDouble(text.substring(0, text.indexOf(' ')));
    }

    private NodeStatus.Kernel kernel() {
        return new NodeStatus.Kernel(kernelText("ostype"), kernelText("osrelease"), kernelText("version"), machine());
    }

    /** The architecture as the kernel calls it; older kernels don't tell, then as Java calls it. */
    private String machine() {
        if (files.exists(KERNEL.resolve("arch"))) {
            return kernelText("arch");
        }
        String architecture = System.getProperty("os.arch", "");
        return architecture.equals("amd64") ? "x86_64" : architecture;
    }

    private NodeStatus.CpuInfo cpuInfo() {
        CpuDescription cpu = CpuDescription.parse(text("/proc/cpuinfo"));
        return new NodeStatus.CpuInfo(
                cpu.model(),
                cpu.threads(),
                cpu.cores(),
                cpu.sockets(),
                cpu.megahertz().orElse(null),
                cpu.flags(),
                cpu.virtualizes() ? "1" : "0",
                TICKS_PER_SECOND);
    }

    private long mergedBytes() {
        return files.exists(MERGED_PAGES)
                ? Long.parseLong(files.read(MERGED_PAGES).strip()) * pageSize
                : 0;
    }

    private @Nullable Double pressure(String of) {
        Path file = Path.of("/proc/pressure", of);
        return files.exists(file) ? PressureInfo.parse(files.read(file)).some() : null;
    }

    private NodeStatus.FileSystem rootFileSystem() {
        FileSystemUse use = root.get();
        return new NodeStatus.FileSystem(use.total(), use.used(), use.free(), use.available());
    }

    private String kernelText(String name) {
        return files.read(KERNEL.resolve(name)).strip();
    }

    private String text(String path) {
        return files.read(Path.of(path));
    }

    /** Bytes of a page of memory: only the map of a process tells it, so it is read once. */
    private static long pageSize(HostFiles files) {
        Path map = Path.of("/proc/self/smaps");
        Matcher first = PAGE_SIZE.matcher(files.exists(map) ? files.read(map) : "");
        return first.find() ? Long.parseLong(first.group(1)) * KIBIBYTE : USUAL_PAGE;
    }
}
