// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import java.nio.file.Path;
import java.util.List;

/** Whether guests can be hosts themselves; nobody is worse off without. */
record NestedCheck(HostFiles files) implements HostCheck {
    @Override
    public String id() {
        return "nested";
    }

    @Override
    public String title() {
        return "Virtualization inside guests";
    }

    @Override
    public Check run() {
        for (String module : List.of("kvm_intel", "kvm_amd")) {
            Path nested = Path.of("/sys/module", module, "parameters/nested");
            if (files.exists(nested)) {
                boolean isOn = files.read(nested).strip().matches("[Yy1]");
                return ok(
                        isOn
                                ? "on: guests with the processor model 'host' can run KVM themselves"
                                : "off: to let guests run KVM themselves, set nested=1 for " + module);
            }
        }
        return ok("not offered by this kernel");
    }
}
