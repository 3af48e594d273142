// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What processes that serve directories leave when they end: sockets, and a locked file beside those of other agents and
 * programs, whose name says whose it is.
 *
 * @param files names of the files
 */
public record ShareFiles(QemuFiles files) {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{2,8})\\.fs[0-9]\\.pid");

    /** Removes those of one directory of a machine; nothing is wrong if none is there. */
    public void remove(Vmid vmid, int number) throws IOException {
        Files.deleteIfExists(files.share(vmid, number));
        Files.deleteIfExists(files.sharePid(vmid, number));
        Path lock = files.shareLock(vmid, number);
        // Only root may look there, and only root's processes leave one.
        if (Files.exists(lock)) {
            Files.deleteIfExists(lock);
        }
    }

    /** Removes the locked files of this agent's machines that ended while no agent was there to see it. */
    public void removeForsakenLocks(Predicate<Vmid> runs) throws IOException {
        Path directory = files.shareLocks();
        if (!Files.isReadable(directory)) {
            return;
        }
        try (Stream<Path> all = Files.list(directory)) {
            for (Path lock : all.filter(lock -> isForsaken(lock, runs)).toList()) {
                Files.deleteIfExists(lock);
            }
        }
    }

    private boolean isForsaken(Path lock, Predicate<Vmid> runs) {
        String prefix = files.shareLockPrefix();
        String name = String.valueOf(lock.getFileName());
        Matcher which = NAME.matcher(name.startsWith(prefix) ? name.substring(prefix.length()) : "");
        return which.matches() && !runs.test(Vmid.parse(which.group(1)));
    }
}
