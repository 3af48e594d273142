// SPDX-License-Identifier: Apache-2.0
/** The program on each node. Start reading at {@code Agent}, the list of its parts. */
@NullMarked
package dev.vireo.agent;

import org.jspecify.annotations.NullMarked;
