// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logins on a container's terminals, where {@code inittab} says them, or {@link SystemdTerminals systemd} starts them. */
final class TerminalSetup {
    private static final String PATH = "etc/inittab";
    private static final int MOST = 6;
    private static final Pattern LOGIN = Pattern.compile("#?[^:#]*:[0-9]*:respawn:.*getty.*\\btty([1-9])\\b.*");

    private TerminalSetup() {}

    /**
     * Sets them.
     *
     * @param count how many terminals there are
     * @param hasConsole whether the console gets a login too
     */
    static void write(GuestTree tree, long count, boolean hasConsole) throws IOException {
        Optional<String> old = tree.read(PATH);
        if (old.isPresent() && tree.hasAny("sbin/getty", "sbin/agetty", "usr/sbin/getty", "usr/sbin/agetty")) {
            tree.write(PATH, text(old.get(), count, hasConsole), 0644);
        }
        SystemdTerminals.write(tree, count);
    }

    static String text(String old, long count, boolean hasConsole) {
        boolean isNumbered = old.lines().anyMatch(line -> line.contains(":initdefault:"));
        List<String> lines = new ArrayList<>();
        boolean[] found = new boolean[MOST + 1];
        old.lines().forEach(line -> {
            Matcher login = LOGIN.matcher(line);
            int terminal = login.matches() ? Integer.parseInt(login.group(1)) : 0;
            if (terminal == 0 || terminal > MOST) {
                lines.add(line);
            } else {
                String bare = line.replaceFirst("^#", "");
                lines.add(terminal <= count ? bare : "#" + bare);
                found[terminal] = true;
            }
        });
        for (int terminal = 1; terminal <= count; terminal++) {
            if (!found[terminal]) {
                lines.add(login(isNumbered, Integer.toString(terminal), "tty" + terminal));
            }
        }
        String console = login(isNumbered, "co", "console");
        lines.remove(console);
        if (hasConsole) {
            lines.add(console);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String login(boolean isNumbered, String number, String device) {
        return (isNumbered ? number + ":2345" : device + ":") + ":respawn:/sbin/getty 38400 " + device;
    }
}
