// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.model.id.Vmid;
import java.util.List;

/** Knows the program that, on a terminal of its own, is a container's console. */
@FunctionalInterface
public interface ConsoleCommand {
    /**
     * The program, by its full path, and its arguments.
     *
     * @throws dev.vireo.model.api.ApiException if there is no such container or it does not run, in words for the user
     */
    List<String> of(Vmid vmid);
}
