// SPDX-License-Identifier: Apache-2.0
/**
 * The wizard that brings in disks and machines of other programs: looks into files before a byte travels, sends them, and
 * orders the import. Start with {@link dev.vireo.desktop.importing.ImportViewModel}, the list of its steps;
 * {@link dev.vireo.desktop.importing.ImportRun} is what happens after the last of them.
 */
@NullMarked
package dev.vireo.desktop.importing;

import org.jspecify.annotations.NullMarked;
