// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.disk;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import java.util.function.Supplier;

/**
 * An entry of a disk's menu.
 *
 * @param id short name; its control gets the id {@code disk-ID}
 * @param words what it is called
 * @param icon its picture
 * @param obstacle why it cannot be done now; empty if it can
 * @param operation makes the dialog's operation
 */
public record DiskAction(String id, Sentence words, Icon icon, Sentence obstacle, Supplier<Operation> operation) {
    /** Whether it can be done now. */
    public boolean isPossible() {
        return obstacle.isEmpty();
    }
}
