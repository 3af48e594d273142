// SPDX-License-Identifier: Apache-2.0
/**
 * A guest's configuration as a list with what waits for a restart beside it, and its editing in a drawer at the side.
 * Start with {@link dev.vireo.desktop.guest.config.ConfigurationViewModel}; {@link
 * dev.vireo.desktop.guest.config.Editor} is what each device and option implements.
 */
@NullMarked
package dev.vireo.desktop.guest.config;

import org.jspecify.annotations.NullMarked;
