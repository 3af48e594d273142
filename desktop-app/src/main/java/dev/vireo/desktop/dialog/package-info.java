// SPDX-License-Identifier: Apache-2.0
/**
 * Dialogs and drawers that set something up and begin it: every one is an {@link dev.vireo.desktop.dialog.Operation}, and all are drawn
 * alike. Start reading there.
 */
@NullMarked
package dev.vireo.desktop.dialog;

import org.jspecify.annotations.NullMarked;
