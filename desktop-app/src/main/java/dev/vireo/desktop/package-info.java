// SPDX-License-Identifier: Apache-2.0
/** The native desktop program. Start reading at {@code shell.DesktopApp}. */
@NullMarked
package dev.vireo.desktop;

import org.jspecify.annotations.NullMarked;
