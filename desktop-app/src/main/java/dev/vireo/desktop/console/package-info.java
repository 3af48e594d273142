// SPDX-License-Identifier: Apache-2.0
/**
 * A guest's screen, keyboard and pointer in a tab. Start reading at {@link dev.vireo.desktop.console.ConsoleViewModel},
 * which holds the session, then at {@link dev.vireo.desktop.console.ConsoleView}. The protocol is in the package {@code
 * rfb}.
 */
@NullMarked
package dev.vireo.desktop.console;

import org.jspecify.annotations.NullMarked;
