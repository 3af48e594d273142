// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What containers of an agent are on the machine, whatever their agent knows of them.
 *
 * @param state the agent's state directory
 */
public record NodeContainers(Path state) {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final List<String> KINDS = List.of("lxc.payload.", "lxc.monitor.");

    /** LXC's names of those that run. */
    public List<String> running() throws IOException {
        return names("(v[0-9a-f]{2})?[0-9]+");
    }

    /** Where LXC keeps them. */
    Path directory() {
        return state.resolve("lxc");
    }

    private List<String> names(String pattern) throws IOException {
        if (!Files.isDirectory(directory())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory())) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(pattern))
                    .toList();
        }
    }

    /** Ends those that run, and what holds the state directory, so that it can be removed. No agent may be at work. */
    public void end() throws IOException, InterruptedException {
        for (String name : running()) {
            call("lxc-stop", "--lxcpath=" + directory(), "--name=" + name, "--kill");
        }
        List<String> mounts = new ArrayList<>(mounts());
        Collections.reverse(mounts);
        for (String mount : mounts) {
            if (call("umount", mount) != 0) {
                call("umount", "--lazy", mount);
            }
        }
    }

    /** Places below the state directory where something is mounted, in the order in which it was. */
    private List<String> mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo"), StandardCharsets.UTF_8).stream()
                .map(line -> line.split(" ")[4])
                .filter(path -> path.startsWith(state + "/"))
                .toList();
    }

    private static int call(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Waits until nothing of any container is left: the kernel lets go of loop devices when it has the time. */
    public void requireGone() throws Exception {
        List<String> left = new ArrayList<>();
        try {
            Until.holds("nothing of any container is left", () -> {
                left.clear();
                left.addAll(remains());
                return left.isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError("left of containers: " + left, e);
        }
    }

    /** All that is there because of containers: mounts, loop devices, network cards, control groups, files. */
    List<String> remains() throws IOException, InterruptedException {
        List<String> left = new ArrayList<>();
        mounts().forEach(mount -> left.add("mount: " + mount));
        BusyboxTemplate.run(List.of("losetup", "--all", "--noheadings", "--output", "BACK-FILE"))
                .lines()
                .filter(line -> line.contains(state.toString()))
                .forEach(line -> left.add("loop device: " + line));
        running().forEach(name -> left.add("directory: " + name));
        addOfKernel(left);
        addFiles(left, "storage/images");
        addFiles(left, "etc/nodes");
        return left;
    }

    /** Only containers that were started once, and have a log therefore, had any. */
    private void addOfKernel(List<String> left) throws IOException {
        for (String log : names("(v[0-9a-f]{2})?[0-9]+\\.log")) {
            String name = log.substring(0, log.length() - ".log".length());
            for (String kind : KINDS) {
                hierarchies().stream()
                        .map(path -> path.resolve(kind + name))
                        .filter(Files::exists)
                        .forEach(path -> left.add("control group: " + path));
            }
            try (Stream<Path> all = Files.list(Path.of("/sys/class/net"))) {
                all.map(path -> path.getFileName().toString())
                        .filter(card -> card.matches("(veth|)" + name + "i[0-9]+p?"))
                        .forEach(card -> left.add("network card: " + card));
            }
        }
    }

    /** The one of all controllers, or one for each. */
    private static List<Path> hierarchies() throws IOException {
        try (Stream<Path> all = Files.list(GROUPS)) {
            return Stream.concat(Stream.of(GROUPS), all).toList();
        }
    }

    private void addFiles(List<String> left, String folder) throws IOException {
        Path below = state.resolve(folder);
        if (Files.isDirectory(below)) {
            try (Stream<Path> all = Files.walk(below)) {
                all.filter(Files::isRegularFile)
                        .filter(path ->
                                folder.startsWith("storage") || path.toString().contains("/lxc/"))
                        .forEach(path -> left.add("file: " + path));
            }
        }
    }
}
