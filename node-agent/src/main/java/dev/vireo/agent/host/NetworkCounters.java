// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a network interface has moved since it was made.
 *
 * @param received bytes received
 * @param sent bytes sent
 */
public record NetworkCounters(long received, long sent) {
    /** Nothing moved. */
    public static final NetworkCounters NONE = new NetworkCounters(0, 0);

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int RECEIVED = 0;
    private static final int SENT = 8;

    /** Reads the text of {@code /proc/net/dev}: counters by interface name, in the file's order. */
    public static Map<String, NetworkCounters> parse(String text) {
        Map<String, NetworkCounters> interfaces = new LinkedHashMap<>();
        text.lines().filter(line -> line.indexOf(':') > 0).forEach(line -> {
            // The last colon: an alias has one in its name.
            int colon = line.lastIndexOf(':');
            String[] words = BLANKS.split(line.substring(colon + 1).strip());
            interfaces.put(
                    line.substring(0, colon).strip(),
                    new NetworkCounters(Long.parseLong(words[RECEIVED]), Long.parseLong(words[SENT])));
        });
        return interfaces;
    }

    /** Both together. */
    public NetworkCounters plus(NetworkCounters other) {
        return new NetworkCounters(received + other.received, sent + other.sent);
    }
}
