// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lines of a file, some of which are this program's: they stand between two marks, all others are the user's. */
final class ManagedText {
    private static final String BEGIN = "# --- BEGIN VIREO ---";
    private static final String END = "# --- END VIREO ---";

    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    private ManagedText() {}

    /** Reads a text; what it has between marks is dropped. Without an end mark, all after the first one is the user's. */
    static ManagedText of(String text) {
        ManagedText result = new ManagedText();
        List<String> lines = text.lines().toList();
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin < 0 || end < begin) {
            lines.stream().filter(line -> !line.equals(BEGIN)).forEach(result.after::add);
            return result;
        }
        result.before.addAll(lines.subList(0, begin));
        result.after.addAll(lines.subList(end + 1, lines.size()));
        return result;
    }

    /** The user's lines. */
    List<String> own() {
        List<String> all = new ArrayList<>(before);
        all.addAll(after);
        return all;
    }

    /** Leaves out lines of the user that would contradict ours. */
    ManagedText without(Predicate<String> contradicts) {
        before.removeIf(contradicts);
        after.removeIf(contradicts);
        return this;
    }

    /** Puts other lines in the place of the user's: for files whose lines belong together. */
    ManagedText withOwn(List<String> lines) {
        before.clear();
        after.clear();
        after.addAll(lines);
        return this;
    }

    /** The text with these lines of ours; with none there are no marks. */
    String with(List<String> ours) {
        List<String> all = new ArrayList<>(before);
        if (!ours.isEmpty()) {
            all.add(BEGIN);
            all.addAll(ours);
            all.add(END);
        }
        all.addAll(after);
        return all.isEmpty() ? "" : String.join("\n", all) + "\n";
    }
}
