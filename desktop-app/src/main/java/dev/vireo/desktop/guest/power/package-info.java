// SPDX-License-Identifier: Apache-2.0
/**
 * What is set up before a guest is switched: time limits, a place for its memory, several guests at once. Start reading at
 * {@link dev.vireo.desktop.guest.power.ShutDown}.
 */
@NullMarked
package dev.vireo.desktop.guest.power;

import org.jspecify.annotations.NullMarked;
