// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
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
                return isOn ? ok(CheckFinding.NESTED_ON) : ok(CheckFinding.NESTED_OFF, module);
            }
        }
        return ok(CheckFinding.NESTED_NONE);
    }
}
