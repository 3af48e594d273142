// SPDX-License-Identifier: Apache-2.0
/**
 * The rules that all our code keeps, as tests. Start with {@link dev.vireo.test.architecture.ArchitectureTest}: it holds the
 * program against {@link dev.vireo.test.architecture.Rules}, and the classes planted in {@code planted} prove that each
 * rule bites.
 */
@NullMarked
package dev.vireo.test.architecture;

import org.jspecify.annotations.NullMarked;
