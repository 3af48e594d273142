// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import java.util.List;

/** The guest's memory. */
final class MemoryArguments {
    private final Options options;

    MemoryArguments(Options options) {
        this.options = options;
    }

    List<String> arguments() {
        return List.of("-m", "size=" + options.require(VmOptions.MEMORY) + "M");
    }
}
