// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import org.slf4j.Logger;

/**
 * The log of work that no task does: it goes where the agent's own goes.
 *
 * @param log of the class that does the work
 */
public record AgentLog(Logger log) implements TaskLog {
    @Override
    public void line(String text) {
        log.info("{}", text);
    }

    @Override
    public void warn(String text) {
        log.warn("{}", text);
    }

    @Override
    public void progress(double share) {
        // Nobody waits for it.
    }
}
