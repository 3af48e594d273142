// SPDX-License-Identifier: Apache-2.0
/** The main window and what composes the program. Start with {@link dev.vireo.desktop.shell.Tabs}. */
@NullMarked
package dev.vireo.desktop.shell;

import org.jspecify.annotations.NullMarked;
