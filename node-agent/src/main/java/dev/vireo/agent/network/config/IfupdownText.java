// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text of {@code /etc/network/interfaces} cut into blocks. Put together again, the blocks are the text to the byte.
 *
 * @param blocks in their order
 */
record IfupdownText(List<Block> blocks) {
    private static final Set<String> STARTS = Set.of(
            "iface",
            "auto",
            "mapping",
            "source",
            "source-dir",
            "source-directory",
            "no-auto-down",
            "no-scripts",
            "rename",
            "template");

    IfupdownText {
        blocks = List.copyOf(blocks);
    }

    /**
     * Lines that belong together.
     *
     * @param lines with the line break of each
     */
    record Block(List<String> lines) {
        Block {
            lines = List.copyOf(lines);
        }

        /** First word of the first line. */
        String keyword() {
            return lines.isEmpty() ? "" : words().get(0);
        }

        /** Words of the first line, continued lines among them; one empty word for an empty line. */
        List<String> words() {
            return List.of(logical(lines, 0).strip().split("\\s+"));
        }

        boolean isInterface(String name) {
            return keyword().equals("iface")
                    && words().size() > 2
                    && words().get(1).equals(name);
        }

        boolean isInterface() {
            return keyword().equals("iface") && words().size() > 2;
        }

        String text() {
            return String.join("", lines);
        }
    }

    static IfupdownText parse(String text) {
        List<String> lines = lines(text);
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = endOfBlock(lines, at);
            blocks.add(new Block(lines.subList(at, end)));
            at = end;
        }
        return new IfupdownText(blocks);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at) + 1;
            lines.add(text.substring(at, end == 0 ? text.length() : end));
            at = end == 0 ? text.length() : end;
        }
        return lines;
    }

    /** A stanza with options goes on to the last of them; anything else is a block by itself. */
    private static int endOfBlock(List<String> lines, int start) {
        int next = afterContinuation(lines, start);
        String keyword = firstWord(lines.get(start));
        if (!keyword.equals("iface") && !keyword.equals("mapping")) {
            return next;
        }
        int end = next;
        int at = next;
        while (at < lines.size() && !isStart(lines.get(at))) {
            int after = afterContinuation(lines, at);
            if (!isBlank(lines.get(at)) && !isComment(lines.get(at))) {
                end = after;
            }
            at = after;
        }
        return withNotes(lines, end);
    }

    /** Comments right behind a stanza are its own if an empty line or nothing follows; else they introduce what follows. */
    private static int withNotes(List<String> lines, int end) {
        int at = end;
        while (at < lines.size() && isComment(lines.get(at))) {
            at++;
        }
        return at == lines.size() || isBlank(lines.get(at)) ? at : end;
    }

    static int afterContinuation(List<String> lines, int start) {
        int at = start;
        while (at + 1 < lines.size() && lines.get(at).stripTrailing().endsWith("\\") && !isComment(lines.get(at))) {
            at++;
        }
        return at + 1;
    }

    /** A line and those that continue it, as one. */
    static String logical(List<String> lines, int start) {
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(start, afterContinuation(lines, start))) {
            String stripped = line.stripTrailing();
            text.append(stripped.endsWith("\\") ? stripped.substring(0, stripped.length() - 1) + " " : stripped);
        }
        return text.toString();
    }

    private static boolean isStart(String line) {
        String word = firstWord(line);
        return STARTS.contains(word) || word.startsWith("allow-");
    }

    static String firstWord(String line) {
        return line.strip().split("\\s+", 2)[0];
    }

    static boolean isBlank(String line) {
        return line.isBlank();
    }

    static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    String print() {
        StringBuilder text = new StringBuilder();
        blocks.forEach(block -> text.append(block.text()));
        return text.toString();
    }

    /** The text of changed blocks. Where a comment would come to belong to the stanza before it, a line is left free. */
    static String printChanged(List<Block> blocks) {
        List<Block> apart = new ArrayList<>();
        for (int at = 0; at < blocks.size(); at++) {
            apart.add(blocks.get(at));
            boolean isStanza =
                    blocks.get(at).isInterface() || blocks.get(at).keyword().equals("mapping");
            if (isStanza && at + 1 < blocks.size() && takesNotes(blocks, at + 1)) {
                apart.add(new Block(List.of("\n")));
            }
        }
        return new IfupdownText(apart).print();
    }

    /** Whether comments stand there that an empty line or nothing follows. */
    private static boolean takesNotes(List<Block> blocks, int start) {
        int at = start;
        while (at < blocks.size() && isComment(blocks.get(at).text())) {
            at++;
        }
        return at > start && (at == blocks.size() || isBlank(blocks.get(at).text()));
    }
}
