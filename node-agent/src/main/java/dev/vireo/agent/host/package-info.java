// SPDX-License-Identifier: Apache-2.0
/**
 * The only place that starts programs and reads the kernel's files. Start with
 * {@link dev.vireo.agent.host.ProgramRunner} for programs and {@link dev.vireo.agent.host.HostFiles} for files; the
 * records read the text of one file of {@code /proc} each.
 */
@NullMarked
package dev.vireo.agent.host;

import org.jspecify.annotations.NullMarked;
