// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.VMID;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.guest.CommandLine;
import java.util.List;

/** How QEMU is called for a virtual machine. Beyond the dialect; nothing is started or changed by asking. */
public final class CommandLineEndpoints {
    /** What servers that tell it say of themselves. */
    public static final String CAPABILITY = "command-line";

    /** The command line of the process that runs, and of the next start. */
    public static final Endpoint<CommandLine> READ = Endpoint.get(
                    "/vireo/nodes/{node}/qemu/{vmid}/command-line", NODE, VMID)
            .allows(Permission.on("/vms/{vmid}", Privilege.VM_AUDIT), Answer.one(CommandLine.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(READ);

    private CommandLineEndpoints() {}
}
