// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cli;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.task.Uninterrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a template of a distribution's packages by {@code debootstrap}. The same packages give the same archive. */
final class TemplateBuild {
    private static final RunLimits LONG = RunLimits.QUICK.within(Duration.ofHours(2));
    private static final Pattern RELEASE = Pattern.compile("(?m)^(ID|VERSION_ID)=\"?([A-Za-z0-9._-]+)\"?$");
    /** What belongs to one system alone, or is fetched again anyway. */
    private static final List<String> LEFT_OUT = List.of(
            "./dev/*",
            "./proc/*",
            "./sys/*",
            "./run/*",
            "./tmp/*",
            "./var/tmp/*",
            "./var/cache/apt/*",
            "./var/cache/ldconfig/*",
            "./var/lib/apt/lists/*",
            "./var/log/*.log",
            "./var/log/apt/*",
            "./etc/hostname",
            "./etc/resolv.conf",
            "./etc/machine-id",
            "./var/lib/dbus/machine-id",
            "./etc/ssh/ssh_host_*",
            "./etc/dropbear/dropbear_*_host_key*",
            "./debootstrap");

    private final ProgramRunner programs;
    private final Consumer<String> printed;

    /** @param printed is given what the programs print */
    TemplateBuild(ProgramRunner programs, Consumer<String> printed) {
        this.programs = programs;
        this.printed = printed;
    }

    /**
     * What is wanted.
     *
     * @param suite release of the distribution, {@code bookworm}
     * @param arch architecture in Debian's words
     * @param mirror address of the packages
     * @param variant debootstrap's word for the packages of the beginning; empty for the usual ones
     * @param packages more packages
     * @param epoch second since 1970 that no file is younger than; files keep their times if absent
     */
    record Wish(
            String suite, String arch, String mirror, String variant, List<String> packages, Optional<String> epoch) {}

    /** Builds it in a folder. @return the archive, by its right name */
    Path build(Wish wish, Path folder) throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder: make it first, or choose another --folder");
        }
        requireInstalled("debootstrap");
        requireInstalled("zstd");
        Path work = Files.createTempDirectory(folder, ".vireo-template-");
        try {
            Path root = Files.createDirectory(work.resolve("root"));
            require("debootstrap", bootstrap(wish, root));
            String name = name(wish, root);
            requireFree(folder.resolve(name));
            Path packed = work.resolve(name);
            require("tar", pack(wish, root, packed));
            return Files.move(packed, folder.resolve(name));
        } finally {
            Uninterrupted.run(() -> programs.run(
                    List.of("rm", "--recursive", "--force", "--one-file-system", "--", work.toString()), LONG));
        }
    }

    /** What it mounts and what it starts vanishes with its own namespaces, however it ends. */
    static List<String> bootstrap(Wish wish, Path root) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        command.addAll(List.of("--pid", "--fork", "--kill-child", "--mount-proc", "--", "debootstrap"));
        command.add("--arch=" + wish.arch);
        if (!wish.variant.isEmpty()) {
            command.add("--variant=" + wish.variant);
        }
        if (!wish.packages.isEmpty()) {
            command.add("--include=" + String.join(",", wish.packages));
        }
        command.addAll(List.of(wish.suite, root.toString(), wish.mirror));
        return command;
    }

    static List<String> pack(Wish wish, Path root, Path archive) {
        List<String> command = new ArrayList<>(List.of(
                "tar",
                "--create",
                "--zstd",
                "--file=" + archive,
                "--directory=" + root,
                "--sort=name",
                "--numeric-owner",
                "--format=posix",
                "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime",
                "--xattrs",
                "--xattrs-include=security.capability",
                "--sparse",
                "--anchored"));
        wish.epoch.ifPresent(second -> command.addAll(List.of("--clamp-mtime", "--mtime=@" + second)));
        LEFT_OUT.forEach(path -> command.add("--exclude=" + path));
        command.add(".");
        return command;
    }

    /** An older template may be in use elsewhere: it is not written over. */
    private static void requireFree(Path archive) throws IOException {
        if (Files.exists(archive, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(archive + " is there already: move it away, or choose another --folder");
        }
    }

    private static String name(Wish wish, Path root) throws IOException {
        Path release = root.resolve("usr/lib/os-release");
        String id = "debian";
        String version = "1";
        if (Files.isRegularFile(release, LinkOption.NOFOLLOW_LINKS)) {
            Matcher matcher = RELEASE.matcher(Files.readString(release));
            while (matcher.find()) {
                if (matcher.group(1).equals("ID")) {
                    id = matcher.group(2);
                } else {
                    version = matcher.group(2);
                }
            }
        }
        return id + "-" + wish.suite + "_" + version + "_" + wish.arch + ".tar.zst";
    }

    /** Said before the minutes that the build takes. */
    private void requireInstalled(String program) throws IOException, InterruptedException {
        try {
            programs.run(List.of(program, "--version"), RunLimits.QUICK);
        } catch (IOException e) {
            throw new IOException(
                    program + " is not installed. On Debian and Ubuntu this installs it: apt-get install " + program,
                    e);
        }
    }

    private void require(String program, List<String> command) throws IOException, InterruptedException {
        ProgramResult result = programs.run(command, LONG, printed);
        if (!result.isSuccess()) {
            throw new IOException(program + " failed: " + result.reason());
        }
    }
}
