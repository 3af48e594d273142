// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

/** When a changed option reaches a running guest. */
public enum Effect {
    /** At once: only the configuration or the agent reads it. */
    NOW,
    /** At once, by plugging the device of a running guest. */
    HOTPLUG,
    /** With the guest's next start. */
    RESTART,
    /** Never: it is set when the guest is made. */
    FIXED
}
