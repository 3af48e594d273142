// SPDX-License-Identifier: Apache-2.0
/**
 * The options of a virtual machine that are no hardware. Start with {@link
 * dev.vireo.desktop.guest.options.OptionEditors}, the list of editors.
 */
@NullMarked
package dev.vireo.desktop.guest.options;

import org.jspecify.annotations.NullMarked;
