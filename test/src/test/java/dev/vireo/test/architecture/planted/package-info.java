// SPDX-License-Identifier: Apache-2.0
/** A small program in the shape of ours that breaks each rule once. Its packages are named as ours are. */
@NullMarked
package dev.vireo.test.architecture.planted;

import org.jspecify.annotations.NullMarked;
