// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;

/**
 * Logins on a container's terminals under systemd. By itself it has one on the console alone: those of terminals ask for a
 * {@code /dev/tty0}, which no container has, or for LXC to tell their names, which it does not everywhere.
 */
final class SystemdTerminals {
    static final String UNITS = "etc/systemd/system/";
    static final String UNIT = "container-getty@.service";

    private static final String WANTED = UNITS + "getty.target.wants/container-getty@%d.service";
    private static final String MARK = "# Written by Vireo when the container starts.\n";
    private static final String[] PROGRAMS = {"sbin/agetty", "usr/sbin/agetty", "usr/bin/agetty"};
    private static final int MOST = 6;

    private SystemdTerminals() {}

    /**
     * Sets them; does nothing where there is no systemd, or no program for logins.
     *
     * @param count how many terminals there are
     */
    static void write(GuestTree tree, long count) throws IOException {
        if (!tree.hasAny(Uniqueness.SYSTEMD)) {
            return;
        }
        for (String program : PROGRAMS) {
            if (tree.exists(program)) {
                write(tree, program, count);
                return;
            }
        }
    }

    private static void write(GuestTree tree, String program, long count) throws IOException {
        // A unit of somebody else is one that knows better, and one that is a link to nothing is masked.
        boolean isOurs = tree.linkTarget(UNITS + UNIT).isEmpty()
                && tree.read(UNITS + UNIT).map(text -> text.startsWith(MARK)).orElse(!tree.exists(UNITS + UNIT));
        if (isOurs) {
            tree.write(UNITS + UNIT, unit(program), 0644);
        }
        for (int terminal = 1; terminal <= MOST; terminal++) {
            String wanted = WANTED.formatted(terminal);
            if (terminal <= count) {
                tree.link(wanted, "/" + UNITS + UNIT);
            } else if (tree.linkTarget(wanted)
                    .filter(("/" + UNITS + UNIT)::equals)
                    .isPresent()) {
                tree.remove(wanted);
            }
        }
    }

    private static String unit(String program) {
        return MARK + """
                [Unit]
                Description=Login on /dev/tty%%I
                ConditionPathExists=/dev/tty%%I
                After=systemd-user-sessions.service getty-pre.target
                Before=getty.target
                IgnoreOnIsolate=yes

                [Service]
                ExecStart=-/%s --noclear --keep-baud tty%%I 115200,38400,9600 $TERM
                Type=idle
                Restart=always
                RestartSec=0
                UtmpIdentifier=tty%%I
                TTYPath=/dev/tty%%I
                TTYReset=yes
                TTYVHangup=yes
                KillMode=process
                IgnoreSIGPIPE=no
                SendSIGHUP=yes
                """.formatted(program);
    }
}
