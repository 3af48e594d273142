// SPDX-License-Identifier: Apache-2.0
/** Connections to servers: saved servers, logging in, staying connected. Start with {@link dev.vireo.desktop.connection.Connections}. */
@NullMarked
package dev.vireo.desktop.connection;

import org.jspecify.annotations.NullMarked;
