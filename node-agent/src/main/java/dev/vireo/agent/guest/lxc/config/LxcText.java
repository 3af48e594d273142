// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.config;

import dev.vireo.model.InvalidValueException;
import java.nio.file.Path;
import java.util.List;

/** Lines of LXC's configuration. Whatever a value holds, it stays one line and one value. */
public final class LxcText {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line. */
    LxcText set(String key, String value) {
        boolean isQuoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new InvalidValueException(key + ": a value of LXC's configuration is one line");
        }
        if (isQuoted) {
            // LXC would take the quotes away.
            throw new InvalidValueException(key + ": a value must not begin and end with the same quotation mark");
        }
        text.append(key).append(" = ").append(value).append('\n');
        return this;
    }

    /** Adds a number. */
    LxcText set(String key, long value) {
        return set(key, Long.toString(value));
    }

    /** Adds lines that are complete. */
    LxcText append(String lines) {
        text.append(lines);
        return this;
    }

    /**
     * Adds a mount within the container.
     *
     * @param source a path on the node, or a word for what has no source
     * @param inside path in the container
     */
    LxcText mount(String source, String inside, String kind, List<String> options) {
        String target = inside.startsWith("/") ? inside.substring(1) : inside;
        return set(
                "lxc.mount.entry",
                escape(source) + " " + escape(target) + " " + kind + " " + String.join(",", options) + " 0 0");
    }

    /** Adds a mount of a path of the node. */
    public LxcText bind(Path source, String inside, List<String> options) {
        return mount(source.toString(), inside, "none", options);
    }

    /** As the table of file systems has it: LXC splits the line at blanks. */
    private static String escape(String path) {
        return path.replace("\\", "\\134").replace(" ", "\\040");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
