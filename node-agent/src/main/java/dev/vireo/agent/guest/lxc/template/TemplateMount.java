// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;

/** Has the root of a container that is made filled, while it is mounted. */
public final class TemplateMount {
    private final RootMount mounting;
    private final RootFilling filling;

    /** @param filling fills the root once it is mounted */
    public TemplateMount(RootMount mounting, RootFilling filling) {
        this.mounting = mounting;
        this.filling = filling;
    }

    /**
     * A root that is to be filled.
     *
     * @param options the keys, with real volumes
     * @param archive the template
     * @param shift number on the node of the account that is the container's root
     */
    public record Wish(Vmid vmid, Options options, Path archive, long shift, RootFilling.Secrets secrets) {}

    /** What fills a root. */
    public RootFilling filling() {
        return filling;
    }

    /** Fills the root; nothing is mounted any more afterwards. */
    public Options fill(Wish wish, TaskContext task) throws IOException, InterruptedException {
        task.step("create.mount");
        return mounting.use(wish.vmid(), wish.options(), task, root -> {
            task.step("create.fill");
            task.checkCancelled();
            Options filled = filling.fill(wish.archive(), root, wish.shift(), wish.options(), wish.secrets(), task);
            task.step("create.filled");
            return filled;
        });
    }
}
