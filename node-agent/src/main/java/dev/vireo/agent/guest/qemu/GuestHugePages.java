// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.host.HugePages;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reserves the huge pages of a machine before it starts and gives them back when it ends, unless they are to be kept. */
final class GuestHugePages {
    private static final Logger LOG = LoggerFactory.getLogger(GuestHugePages.class);

    private final HugePages pages;

    GuestHugePages(HugePages pages) {
        this.pages = pages;
    }

    /**
     * What a machine needs.
     *
     * @param mebibytes size of a page
     * @param count number of pages
     */
    record Need(long mebibytes, long count) {}

    /** What a configuration needs; nothing if it has ordinary pages. */
    static Optional<Need> of(Options options) {
        long memory = options.require(VmOptions.MEMORY);
        return new MemoryBackend(options).pageSize(memory).map(size -> new Need(size, (memory + size - 1) / size));
    }

    void reserve(Vmid vmid, Options options, Undo undo) {
        Optional<Need> need = of(options);
        if (need.isEmpty()) {
            return;
        }
        try {
            undo.add("reserve huge pages", () -> release(vmid, options));
            pages.reserve(need.get().mebibytes(), need.get().count());
        } catch (IOException e) {
            throw ApiException.failed("hugepages: " + e.getMessage(), e);
        }
    }

    void release(Vmid vmid, Options options) {
        Optional<Need> need = of(options);
        if (need.isEmpty() || options.isSet(VmResourceOptions.KEEP_HUGE_PAGES)) {
            return;
        }
        try {
            pages.release(need.get().mebibytes(), need.get().count());
        } catch (IOException e) {
            LOG.warn("cannot give back the huge pages of VM {}", vmid, e);
        }
    }
}
