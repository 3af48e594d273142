// SPDX-License-Identifier: Apache-2.0
/**
 * The whole system as a person uses it: node, desktop, guest. Start with {@link
 * dev.vireo.test.desktop.DesktopEndToEndTest}.
 */
@NullMarked
package dev.vireo.test.desktop;

import org.jspecify.annotations.NullMarked;
