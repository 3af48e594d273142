// SPDX-License-Identifier: Apache-2.0
/**
 * What a text terminal is, apart from any window: bytes come in, cells of characters and styles come about. Start with
 * {@link dev.vireo.desktop.terminal.vt.Terminal}. What programs may ask for is that of xterm, as in ECMA-48 and in xterm's
 * own list of control sequences.
 */
@NullMarked
package dev.vireo.desktop.terminal.vt;

import org.jspecify.annotations.NullMarked;
