// SPDX-License-Identifier: Apache-2.0
/** The only place that starts programs and reads the kernel's files. Start with {@link dev.vireo.agent.host.ProgramRunner}. */
@NullMarked
package dev.vireo.agent.host;

import org.jspecify.annotations.NullMarked;
