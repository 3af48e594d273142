// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A container that an agent made, started by hand while the agent does not run it: its image mounted, and LXC started with
 * the configuration that the agent wrote.
 *
 * @param home the agent's directory of the running container; it is gone while the container does not run
 * @param image the image of its root
 * @param config text of LXC's configuration
 */
record ContainerByHand(Path home, Path image, String config) {
    /** Finds the only container that runs. */
    static ContainerByHand find(Path state, String vmid) throws IOException {
        try (Stream<Path> all = Files.list(state.resolve("lxc"))) {
            Path home = all.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no container runs below " + state));
            Path image = state.resolve("storage/images/" + vmid + "/vm-" + vmid + "-disk-0.raw");
            return new ContainerByHand(home, image, Files.readString(home.resolve("config")));
        }
    }

    /** Starts it, ends it, clears away after it, and returns the nanoseconds until LXC said that it runs. */
    long start() throws IOException, InterruptedException {
        Path root = home.resolve("rootfs");
        Path live = home.resolve("live");
        Path lxc = home.resolve("config");
        Files.createDirectory(home);
        Files.writeString(lxc, config);
        Files.createDirectory(live);
        long start = System.nanoTime();
        Files.createDirectory(root);
        ByHand.run("mount", "-t", "ext4", "-o", "loop", image.toString(), root.toString());
        try {
            ByHand.run(lxc("lxc-start", "--daemon", "--rcfile=" + lxc));
            long started = System.nanoTime() - start;
            ByHand.run(lxc("lxc-stop", "--kill"));
            return started;
        } finally {
            ByHand.run("umount", root.toString());
            for (Path left : List.of(lxc, live, root, home.resolve("ended"), home)) {
                Files.deleteIfExists(left);
            }
        }
    }

    private String[] lxc(String program, String... more) {
        String path = "--lxcpath=" + home.getParent();
        String name = "--name=" + home.getFileName();
        return Stream.concat(Stream.of(program, path, name), Stream.of(more)).toArray(String[]::new);
    }

    /** Makes the root of a container of that template and that size, and returns the nanoseconds of it. */
    static long make(Path folder, Path template, String size) throws IOException, InterruptedException {
        Path image = folder.resolve("by-hand.raw");
        Path root = Files.createDirectory(folder.resolve("by-hand"));
        long start = System.nanoTime();
        ByHand.run("truncate", "--size=" + size, image.toString());
        ByHand.run("mkfs.ext4", "-q", image.toString());
        ByHand.run("mount", "-t", "ext4", "-o", "loop", image.toString(), root.toString());
        ByHand.run("tar", "--extract", "--gzip", "--numeric-owner", "--file=" + template, "--directory=" + root);
        ByHand.run("umount", root.toString());
        ByHand.run("sync", image.toString());
        long made = System.nanoTime() - start;
        Files.delete(image);
        Files.delete(root);
        return made;
    }
}
