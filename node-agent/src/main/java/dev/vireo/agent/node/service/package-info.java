// SPDX-License-Identifier: Apache-2.0
/** The system's services and its log. Start with {@link dev.vireo.agent.node.service.ServiceRoutes}. */
@NullMarked
package dev.vireo.agent.node.service;

import org.jspecify.annotations.NullMarked;
