// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.software;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.UpdateAnswers.SoftwarePackage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Updates of a node whose packages dpkg keeps and apt brings. */
final class AptUpdates {
    private static final Path DPKG = Path.of("/var/lib/dpkg/status");
    private static final Path KERNEL = Path.of("/proc/sys/kernel/osrelease");
    private static final RunLimits ASKED = new RunLimits(Duration.ofSeconds(60), 32 << 20);
    private static final RunLimits FETCHED = RunLimits.QUICK.within(Duration.ofMinutes(15));
    /** {@code Inst NAME [OLD] (NEW ORIGIN [ARCH])}; new packages have no old version. */
    private static final Pattern INSTALL =
            Pattern.compile("Inst (\\S+)(?: \\[(\\S+)])? \\((\\S+) (.*?)(?: \\[(\\S+)])?\\).*");

    /** Packages that guests depend on, by what they are for. */
    private static final List<String> WATCHED = List.of(
            "vireo-agent",
            "qemu-system-x86",
            "qemu-utils",
            "qemu-block-extra",
            "ovmf",
            "swtpm",
            "lxc",
            "lxcfs",
            "dnsmasq-base",
            "nftables",
            "ifupdown",
            "ifupdown2",
            "bridge-utils",
            "lvm2",
            "zfsutils-linux",
            "smartmontools",
            "openjdk-17-jre-headless");

    private final ProgramRunner programs;
    private final HostFiles files;

    AptUpdates(ProgramRunner programs, HostFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /** Packages of which the lists know a newer version. */
    List<SoftwarePackage> list() throws IOException, InterruptedException {
        requireApt();
        ProgramResult result = programs.run(
                List.of("apt-get", "--simulate", "--quiet", "-o", "Debug::NoLocking=1", "dist-upgrade"), ASKED);
        if (!result.isSuccess()) {
            throw ApiException.failed("apt cannot tell of updates: " + result.reason());
        }
        List<Matcher> found = result.output()
                .lines()
                .map(INSTALL::matcher)
                .filter(Matcher::matches)
                .toList();
        Map<String, Map<String, String>> details =
                details(found.stream().map(line -> line.group(1)).toList());
        return found.stream()
                .map(line -> update(line, details.getOrDefault(line.group(1), Map.of())))
                .toList();
    }

    private static SoftwarePackage update(Matcher line, Map<String, String> details) {
        String description = details.getOrDefault("Description", details.getOrDefault("Description-en", ""));
        int end = description.indexOf('\n');
        return new SoftwarePackage(
                line.group(1),
                end < 0 ? description : description.substring(0, end),
                description,
                line.group(5),
                details.getOrDefault("Section", "unknown"),
                details.getOrDefault("Priority", "optional"),
                line.group(4).replaceFirst("[:/].*", ""),
                line.group(3),
                line.group(2),
                null,
                null);
    }

    private Map<String, Map<String, String>> details(List<String> names) throws IOException, InterruptedException {
        if (names.isEmpty()) {
            return Map.of();
        }
        List<String> command = new ArrayList<>(List.of("apt-cache", "show", "--no-all-versions", "--"));
        command.addAll(names);
        Map<String, Map<String, String>> details = new HashMap<>();
        for (String block : programs.run(command, ASKED).output().split("\n\n")) {
            Map<String, String> fields = fields(block);
            details.putIfAbsent(fields.getOrDefault("Package", ""), fields);
        }
        return details;
    }

    /** Lines {@code Key: value}; indented ones go on with the value. */
    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new LinkedHashMap<>();
        String key = "";
        for (String line : block.split("\n")) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ")) {
                fields.merge(key, line.strip(), (first, second) -> first + "\n" + second);
            } else if (colon > 0) {
                key = line.substring(0, colon);
                fields.put(key, line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    /** Reads the lists of the repositories anew. */
    void refresh(boolean quiet, TaskContext task) throws IOException, InterruptedException {
        requireApt();
        ProgramResult result = programs.run(List.of("apt-get", "--quiet", "update"), FETCHED, printed -> {
            if (!quiet) {
                printed.lines().filter(line -> !line.isBlank()).forEach(task::line);
            }
        });
        result.errors().lines().filter(line -> line.startsWith("W:")).forEach(task::warn);
        if (!result.isSuccess()) {
            throw ApiException.failed("apt-get update failed: " + result.reason());
        }
    }

    /** The packages that guests depend on, installed or not. */
    List<SoftwarePackage> versions() throws IOException, InterruptedException {
        requireApt();
        List<String> command = new ArrayList<>(List.of(
                "dpkg-query",
                "--show",
                "--showformat=${Package}\t${Version}\t${db:Status-Status}\t${Architecture}\t${Section}\t${Priority}\t"
                        + "${binary:Summary}\n",
                "--"));
        command.addAll(WATCHED);
        Map<String, String[]> known = new HashMap<>();
        // It fails for those that are not installed and tells of the others.
        programs.run(command, RunLimits.QUICK)
                .output()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 7)
                .forEach(fields -> known.put(fields[0], fields));
        String kernel = files.read(KERNEL).strip();
        return WATCHED.stream()
                .map(name -> version(name, known.getOrDefault(name, new String[0]), kernel))
                .toList();
    }

    private static SoftwarePackage version(String name, String[] fields, String kernel) {
        boolean isInstalled = fields.length == 7 && fields[2].equals("installed");
        boolean isFirst = name.equals(WATCHED.get(0));
        return new SoftwarePackage(
                name,
                fields.length == 7 ? fields[6] : name,
                fields.length == 7 ? fields[6] : name,
                fields.length == 7 ? fields[3] : null,
                fields.length == 7 ? fields[4] : null,
                fields.length == 7 ? fields[5] : null,
                null,
                isInstalled ? fields[1] : null,
                isInstalled ? fields[1] : null,
                isInstalled ? "Installed" : "NotInstalled",
                isFirst ? kernel : null);
    }

    private void requireApt() {
        if (!files.exists(DPKG)) {
            throw ApiException.failed("the packages of this node are not kept by dpkg: updates can be seen on Debian"
                    + " and its kin alone, use the system's own tools here");
        }
    }
}
