// SPDX-License-Identifier: Apache-2.0
/** The command line: the same calls as the desktop's, for scripts and administrators. Start with {@link dev.vireo.agent.cli.VireoCommand}. */
@NullMarked
package dev.vireo.agent.cli;

import org.jspecify.annotations.NullMarked;
