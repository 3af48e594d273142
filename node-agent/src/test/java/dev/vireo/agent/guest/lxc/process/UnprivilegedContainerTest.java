// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

class UnprivilegedContainerTest extends RunningContainerContract {
    @Override
    long shift() {
        return 100000;
    }
}
