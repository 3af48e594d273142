// SPDX-License-Identifier: Apache-2.0
/** The API over HTTP: routing from the endpoint tables, checks of parameters and permissions, answers and errors. Start with {@link dev.vireo.agent.http.ApiHandler}. */
@NullMarked
package dev.vireo.agent.http;

import org.jspecify.annotations.NullMarked;
