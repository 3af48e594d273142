// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, in the form that programs and people know. For small files: time grows as the square. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;
    private final List<String> edits = new ArrayList<>();

    private UnifiedDiff(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    /** The difference; empty if there is none. */
    static String of(String name, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.align();
        return "--- " + name + "\n+++ " + name + ".new\n" + diff.hunks();
    }

    /** Fills the edits with lines that begin with a blank, a minus or a plus: the longest common part stays. */
    private void align() {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                edits.add(" " + before.get(i++));
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                edits.add("-" + before.get(i++));
            } else {
                edits.add("+" + after.get(j++));
            }
        }
    }

    private String hunks() {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < edits.size()) {
            int first = nextChange(at);
            if (first == edits.size()) {
                break;
            }
            int start = Math.max(at, first - CONTEXT);
            int end = endOfHunk(first);
            text.append(hunk(start, end));
            at = end;
        }
        return text.toString();
    }

    private int nextChange(int from) {
        int at = from;
        while (at < edits.size() && edits.get(at).startsWith(" ")) {
            at++;
        }
        return at;
    }

    /** Changes that are near to each other share a hunk. */
    private int endOfHunk(int firstChange) {
        int last = firstChange;
        while (true) {
            int next = nextChange(last + 1);
            if (next == edits.size() || next - last > 2 * CONTEXT) {
                return Math.min(edits.size(), last + 1 + CONTEXT);
            }
            last = next;
        }
    }

    private String hunk(int start, int end) {
        long oldStart = count(0, start, '+') + 1;
        long newStart = count(0, start, '-') + 1;
        long oldLength = count(start, end, '+');
        long newLength = count(start, end, '-');
        return "@@ -" + range(oldStart, oldLength) + " +" + range(newStart, newLength) + " @@\n"
                + String.join("\n", edits.subList(start, end)) + "\n";
    }

    private long count(int start, int end, char without) {
        return edits.subList(start, end).stream()
                .filter(line -> line.charAt(0) != without)
                .count();
    }

    private static String range(long start, long length) {
        return (length == 0 ? start - 1 : start) + (length == 1 ? "" : "," + length);
    }
}
