// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.VmHardwareOptions;
import dev.vireo.model.guest.VmResourceOptions;
import dev.vireo.model.option.Options;
import java.util.Optional;

/** What a piece of the guest's memory is made of: plain pages, huge pages, or pages that another process may map too. */
public final class MemoryBackend {
    private static final long MEBIBYTE = 1L << 20;
    private static final long LARGE = 1024;

    private final Options options;

    /** @param options the configuration of the machine */
    public MemoryBackend(Options options) {
        this.options = options;
    }

    /**
     * A piece that is plugged into a running machine. It has ordinary pages; other processes may map it if they may map the
     * rest.
     *
     * @param options of the machine
     */
    public static QmpCall plug(Options options, String id, long mebibytes) {
        boolean isShared = new MemoryBackend(options).isShared();
        Part part = Part.of(Part.Kind.OBJECT, isShared ? "memory-backend-memfd" : "memory-backend-ram", id)
                .with("size", mebibytes * MEBIBYTE);
        return (isShared ? part.with("share", true) : part).plug();
    }

    /** Whether QEMU's own default will do. */
    boolean isPlain() {
        return hugePages().isEmpty() && !isShared();
    }

    private Optional<String> hugePages() {
        return options.get(VmResourceOptions.HUGE_PAGES);
    }

    /** The processes that serve shared directories map the memory. */
    private boolean isShared() {
        return !options.family(VmHardwareOptions.VIRTIOFS).isEmpty();
    }

    /** Size of the huge pages that a piece of {@code mebibytes} has, in MiB; nothing if it has ordinary ones. */
    public Optional<Long> pageSize(long mebibytes) {
        return hugePages().map(size -> {
            if (size.equals("any")) {
                return mebibytes % LARGE == 0 ? LARGE : 2;
            }
            long wanted = Long.parseLong(size);
            if (mebibytes % wanted != 0) {
                throw new InvalidValueException(
                        "hugepages: " + mebibytes + " MiB of memory are no multiple of pages of " + wanted + " MiB");
            }
            return wanted;
        });
    }

    /** A piece of memory. */
    Part part(String id, long mebibytes) {
        String type = isPlain() ? "memory-backend-ram" : "memory-backend-memfd";
        Part part = Part.of(Part.Kind.OBJECT, type, id).with("size", mebibytes * MEBIBYTE);
        part = isShared() ? part.with("share", true) : part;
        Optional<Long> page = pageSize(mebibytes);
        return page.isEmpty()
                ? part
                : part.with("hugetlb", true)
                        .with("hugetlbsize", page.get() * MEBIBYTE)
                        .with("prealloc", true);
    }
}
