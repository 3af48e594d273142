// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import dev.vireo.model.id.Upid;
import java.util.Map;

/**
 * What a task was about to do, written down before its first side effect.
 *
 * @param number its number in the node's database
 * @param task the task
 * @param kind which sweeper knows what to do about it
 * @param details names of what it touches
 */
public record Intent(long number, Upid task, String kind, Map<String, String> details) {
    public Intent {
        details = Map.copyOf(details);
    }

    /** What is written under a name; empty if nothing is. */
    public String detail(String name) {
        return details.getOrDefault(name, "");
    }
}
