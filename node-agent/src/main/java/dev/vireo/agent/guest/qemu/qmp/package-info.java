// SPDX-License-Identifier: Apache-2.0
/**
 * Speaks QMP, the protocol in which a running QEMU is told what to do. Start with {@link
 * dev.vireo.agent.guest.qemu.qmp.QmpClient}; this package knows no other of QEMU.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.qmp;

import org.jspecify.annotations.NullMarked;
