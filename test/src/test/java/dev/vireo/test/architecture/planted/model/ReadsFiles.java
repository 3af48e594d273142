// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture.planted.model;

import java.nio.file.Path;

/** Breaks {@code model}. */
record ReadsFiles(Path file) {}
