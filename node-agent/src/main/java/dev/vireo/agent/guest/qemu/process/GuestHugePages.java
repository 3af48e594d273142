// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.MemoryArguments;
import dev.vireo.agent.guest.qemu.command.MemoryBackend;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.host.HugePages;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves the huge pages of a machine before it starts and gives those that were made for it back when it ends, unless they
 * are to be kept. Pages of machines that are starting count as used, though QEMU has not taken them yet.
 */
public final class GuestHugePages {
    private static final Logger LOG = LoggerFactory.getLogger(GuestHugePages.class);

    private final HugePages pages;
    private final MadePages made;
    private final Map<Vmid, List<Need>> promised = new HashMap<>();

    /** @param files where is remembered which pages were made */
    public GuestHugePages(HugePages pages, QemuFiles files) {
        this.pages = pages;
        this.made = new MadePages(files);
    }

    /**
     * What a machine needs.
     *
     * @param mebibytes size of a page
     * @param count number of pages
     */
    public record Need(long mebibytes, long count) {}

    /** What a configuration needs, by size: NUMA nodes may have pages of different ones. Nothing with ordinary pages. */
    public static List<Need> of(Options options) {
        MemoryBackend backend = new MemoryBackend(options);
        Map<Long, Long> counts = new TreeMap<>();
        for (long piece : new MemoryArguments(options).pieces()) {
            backend.pageSize(piece).ifPresent(size -> counts.merge(size, (piece + size - 1) / size, Long::sum));
        }
        List<Need> needs = new ArrayList<>();
        counts.forEach((size, count) -> needs.add(new Need(size, count)));
        return needs;
    }

    /** Sees to it that a machine that is started next finds its pages. */
    public void reserve(Vmid vmid, Options options, Undo undo) {
        List<Need> needs = of(options);
        if (needs.isEmpty()) {
            return;
        }
        undo.add("reserve huge pages", () -> release(vmid, options));
        try {
            make(vmid, needs);
        } catch (IOException e) {
            throw ApiException.failed("hugepages: " + e.getMessage(), e);
        }
    }

    private synchronized void make(Vmid vmid, List<Need> needs) throws IOException {
        // What an earlier run kept, or a killed agent left, counts as made for this one.
        Map<Long, Long> own = made.read(vmid);
        promised.remove(vmid);
        for (Need need : needs) {
            long size = need.mebibytes();
            long missing = pages.missing(size, need.count() + promised(size));
            if (missing > 0) {
                Map<Long, Long> more = new TreeMap<>(own);
                more.merge(size, missing, Long::sum);
                made.write(vmid, more);
                makeOr(() -> made.write(vmid, own), size, missing);
                own.putAll(more);
            }
        }
        promised.put(vmid, needs);
    }

    private void makeOr(Undo.Action forget, long size, long count) throws IOException {
        boolean isMade = false;
        try {
            pages.make(size, count);
            isMade = true;
        } finally {
            if (!isMade) {
                forget.run();
            }
        }
    }

    private long promised(long mebibytes) {
        return promised.values().stream()
                .flatMap(List::stream)
                .filter(need -> need.mebibytes() == mebibytes)
                .mapToLong(Need::count)
                .sum();
    }

    /** The machine runs: its pages are in use now. */
    public synchronized void started(Vmid vmid) {
        promised.remove(vmid);
    }

    /** The machine ended, or did not start. */
    public synchronized void release(Vmid vmid, Options options) {
        promised.remove(vmid);
        if (options.isSet(VmResourceOptions.KEEP_HUGE_PAGES)) {
            return;
        }
        try {
            for (Map.Entry<Long, Long> entry : made.read(vmid).entrySet()) {
                pages.release(entry.getKey(), entry.getValue(), promised(entry.getKey()));
            }
            made.write(vmid, Map.of());
        } catch (IOException e) {
            LOG.warn("cannot give back the huge pages of VM {}", vmid, e);
        }
    }
}
