// SPDX-License-Identifier: Apache-2.0
/** Benchmarks: each prints a ratio to a named denominator of the same run. Each class has a {@code main}. */
@NullMarked
package dev.vireo.test.bench;

import org.jspecify.annotations.NullMarked;
