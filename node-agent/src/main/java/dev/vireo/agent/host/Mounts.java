// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Mounts file systems on the node, and takes them away again. */
public final class Mounts {
    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");
    private static final int MOUNT_POINT = 4;
    private static final RunLimits MOUNTING = RunLimits.QUICK.within(Duration.ofMinutes(2));
    private static final int ATTEMPTS = 25;
    private static final long PAUSE_MILLISECONDS = 200;

    private final ProgramRunner programs;
    private final HostFiles files;

    /**
     * Mounts through the node's tools.
     *
     * @param programs runs {@code mount} and {@code umount}
     * @param files where {@code /proc} is read
     */
    public Mounts(ProgramRunner programs, HostFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /** Mounts a file system on a directory. */
    public void attach(MountSource what, Path target) throws IOException, InterruptedException {
        ProgramResult result = programs.run(what.command(target), MOUNTING);
        if (!result.isSuccess()) {
            String reason = result.errors().isBlank() ? result.reason() : result.errors();
            throw new IOException("cannot mount " + what.source() + " on " + target + ": "
                    + reason.strip().replaceAll("\\s+", " "));
        }
    }

    /**
     * Binds a directory at a second place in the mount namespace of a running process. Both paths are those of that
     * namespace, and links are followed in it alone; none of its programs are run.
     */
    public void bindInside(long pid, String source, String target) throws IOException, InterruptedException {
        programs.require(List.of("mount", "--namespace", namespace(pid), "-o", "bind", "--", source, target));
    }

    private static String namespace(long pid) {
        return "/proc/" + pid + "/ns/mnt";
    }

    /** Where something is mounted at a directory or below it, in the order of mounting. */
    public List<Path> below(Path directory) {
        return files.read(TABLE)
                .lines()
                .map(line -> Path.of(unescape(BLANK.split(line)[MOUNT_POINT])))
                .filter(point -> point.startsWith(directory))
                .toList();
    }

    /**
     * Takes away all that is mounted at a directory or below it. What is still in use is tried for some seconds: a
     * namespace that has just ended lets go a moment later.
     *
     * @throws IOException if something stays in use
     */
    public void detachBelow(Path directory) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            List<Path> points = new ArrayList<>(below(directory));
            Collections.reverse(points);
            ProgramResult result = new ProgramResult(0, "", "", false);
            for (Path point : points) {
                result = programs.run(List.of("umount", "--no-canonicalize", "--", point.toString()), MOUNTING);
            }
            List<Path> left = below(directory);
            if (left.isEmpty()) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new IOException("cannot unmount " + left.get(left.size() - 1) + ": " + result.reason());
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    /** Blanks and the like are written as octal numbers. */
    private static String unescape(String point) {
        return ESCAPED.matcher(point)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString((char) Integer.parseInt(match.group(1), 8))));
    }
}
