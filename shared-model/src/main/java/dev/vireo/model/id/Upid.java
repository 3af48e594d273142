// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a task: {@code UPID:NODE:PID8:PSTART8:START8:TYPE:ID:PRINCIPAL:}, numbers in upper-case hexadecimal.
 *
 * @param pid here a counter of the node's tasks, not a process
 * @param processStart the agent's start, in clock ticks since boot
 * @param start when the task began, to the second
 * @param type kind of task, such as {@code qmstart}
 * @param id what it works on, often a VMID; may be empty
 */
public record Upid(NodeName node, long pid, long processStart, Instant start, String type, String id, Principal owner) {
    private static final Pattern FORM = Pattern.compile("UPID:([A-Za-z0-9-]{1,63}):([0-9A-Fa-f]{8}):([0-9A-Fa-f]{8,9})"
            + ":([0-9A-Fa-f]{8}):([A-Za-z0-9_-]{1,32}):([^:\\s/\\p{C}]{0,100}):([^:\\s/]{1,130}):");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern ID = Pattern.compile("[^:\\s/\\p{C}]{0,100}");

    public Upid {
        start = Instant.ofEpochSecond(start.getEpochSecond());
        if (!TYPE.matcher(type).matches() || !ID.matcher(id).matches()) {
            throw new InvalidValueException("a task's type and id have no colons, slashes and blanks - got "
                    + quote(type) + " and " + quote(id));
        }
    }

    /** Reads a UPID. */
    public static Upid parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new InvalidValueException("not a task id (UPID) - got " + quote(text));
        }
        return new Upid(
                NodeName.parse(m.group(1)),
                Long.parseLong(m.group(2), 16),
                Long.parseLong(m.group(3), 16),
                Instant.ofEpochSecond(Long.parseLong(m.group(4), 16)),
                m.group(5),
                m.group(6),
                Principal.parse(m.group(7)));
    }

    @JsonValue
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "UPID:%s:%08X:%08X:%08X:%s:%s:%s:",
                node,
                pid,
                processStart,
                start.getEpochSecond(),
                type,
                id,
                owner);
    }
}
