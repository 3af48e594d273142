// SPDX-License-Identifier: Apache-2.0
/** The API as tables: verb, path, parameters, answer and privilege. Start with {@link dev.vireo.model.api.Endpoint}. */
@NullMarked
package dev.vireo.model.api;

import org.jspecify.annotations.NullMarked;
