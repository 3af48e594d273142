// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers over the agent's end, not over the node's, how many huge pages were made for a machine: lines of a size in MiB
 * and a number.
 */
record MadePages(QemuFiles files) {
    /** Pages by size. */
    Map<Long, Long> read(Vmid vmid) throws IOException {
        Map<Long, Long> pages = new TreeMap<>();
        Path file = files.hugePages(vmid);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return pages;
        }
        for (String line : Files.readAllLines(file)) {
            // QEMU's account may write here too: what the agent would not write counts for nothing.
            if (line.matches("\\d{1,9} \\d{1,9}")) {
                String[] words = line.split(" ");
                pages.put(Long.valueOf(words[0]), Long.valueOf(words[1]));
            }
        }
        return pages;
    }

    /** @param pages pages by size; none to forget the machine */
    void write(Vmid vmid, Map<Long, Long> pages) throws IOException {
        Path file = files.hugePages(vmid);
        if (pages.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        List<String> lines = new ArrayList<>();
        pages.forEach((size, count) -> lines.add(size + " " + count));
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        // Nothing that is there already is written to, such as a link.
        Files.write(temporary, lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
