// SPDX-License-Identifier: Apache-2.0
/**
 * The programs of running machines, QEMU and the TPM beside it: started, found again, spoken to, ended. Start with {@link
 * dev.vireo.agent.guest.qemu.process.QemuRuntime}.
 */
@NullMarked
package dev.vireo.agent.guest.qemu.process;

import org.jspecify.annotations.NullMarked;
