// SPDX-License-Identifier: Apache-2.0
/**
 * Names that a datacenter has for directories and devices of its nodes. Start reading at
 * {@link dev.vireo.desktop.mapping.MappingsViewModel}, whose tab is {@link dev.vireo.desktop.mapping.MappingsView}.
 */
@NullMarked
package dev.vireo.desktop.mapping;

import org.jspecify.annotations.NullMarked;
