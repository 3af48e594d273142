// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.capability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lists that QEMU prints of what it knows. */
final class QemuHelp {
    private static final Pattern ALIAS = Pattern.compile("^(pc|q35)\\s.*\\(alias of (\\S+)\\)", Pattern.MULTILINE);
    private static final Pattern VERSIONED = Pattern.compile("^(pc-(?:i440fx|q35)-\\S+)\\s", Pattern.MULTILINE);
    private static final Pattern MODEL = Pattern.compile("^\\s*(?:x86\\s+)?([A-Za-z0-9][A-Za-z0-9_.-]*)(?:\\s.*)?$");

    private QemuHelp() {}

    /** Reads the answer to {@code -machine help}. */
    static MachineTypes machines(String help) throws IOException {
        String pc = "";
        String q35 = "";
        Matcher alias = ALIAS.matcher(help);
        while (alias.find()) {
            pc = alias.group(1).equals("pc") ? alias.group(2) : pc;
            q35 = alias.group(1).equals("q35") ? alias.group(2) : q35;
        }
        if (pc.isEmpty() || q35.isEmpty()) {
            throw new IOException("QEMU has no machine types pc and q35");
        }
        List<String> versioned = new ArrayList<>();
        VERSIONED.matcher(help).results().forEach(type -> versioned.add(type.group(1)));
        return new MachineTypes(pc, q35, versioned);
    }

    /** Reads the answer to {@code -cpu help}: one model a line, up to the list of flags. */
    static SortedSet<String> cpuModels(String help) {
        SortedSet<String> models = new TreeSet<>();
        help.lines()
                .takeWhile(line -> !line.startsWith("Recognized"))
                .filter(line -> !line.endsWith(":"))
                .map(MODEL::matcher)
                .filter(Matcher::matches)
                .forEach(line -> models.add(line.group(1)));
        return models;
    }
}
