// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import java.util.List;

/**
 * A device of a virtual machine, made from one key of its configuration. One class a kind of device: it holds what QEMU
 * is told about it at start and when it is plugged later.
 */
public interface QemuDevice {
    /** What it consists of, in the order in which QEMU needs it; it is taken out in the reverse order. */
    List<Part> parts();

    /** What differs from the configuration, one sentence each, for the task's log. */
    default List<String> notes() {
        return List.of();
    }
}
