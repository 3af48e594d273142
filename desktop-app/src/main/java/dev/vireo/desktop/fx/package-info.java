// SPDX-License-Identifier: Apache-2.0
/** Background work, texts in two languages, theme, icons and the way numbers are written. Start with {@link dev.vireo.desktop.fx.Toolkit}. */
@NullMarked
package dev.vireo.desktop.fx;

import org.jspecify.annotations.NullMarked;
