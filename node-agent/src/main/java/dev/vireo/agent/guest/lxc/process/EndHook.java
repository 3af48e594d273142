// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What LXC runs when a container ends. It notes whether the container wants to be started again, and keeps LXC from doing
 * that by itself: the agent does, with what changed meanwhile.
 */
final class EndHook {
    private static final String SCRIPT = """
            #!/bin/sh
            # Made by Vireo. LXC runs it when a container has ended.
            printf '%s\\n' "$LXC_TARGET" > "${LXC_CONFIG_FILE%/*}/ended"
            # A failure keeps LXC from starting the container again by itself: Vireo does.
            [ "$LXC_TARGET" != reboot ]
            """;

    private final ContainerFiles files;

    EndHook(ContainerFiles files) {
        this.files = files;
    }

    /** Puts the program in its place. */
    void install() throws IOException {
        Path hook = files.endHook();
        if (Files.exists(hook) && Files.readString(hook).equals(SCRIPT)) {
            return;
        }
        Path written = hook.resolveSibling("on-end.new");
        Files.writeString(written, SCRIPT);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(written, hook, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The line of LXC's configuration. LXC gives it to a shell, which must not see the path's blanks as such. */
    String line() {
        return "lxc.hook.post-stop = " + files.endHook().toString().replaceAll("([^A-Za-z0-9._/+@-])", "\\\\$1") + "\n";
    }

    /** How a container ended. */
    ContainerEnd.Cause cause(Vmid vmid) throws IOException {
        Path note = files.ended(vmid);
        if (!Files.exists(note)) {
            return ContainerEnd.Cause.CRASH;
        }
        return Files.readString(note).strip().equals("reboot") ? ContainerEnd.Cause.REBOOT : ContainerEnd.Cause.STOP;
    }
}
