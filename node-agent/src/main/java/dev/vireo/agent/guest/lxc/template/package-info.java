// SPDX-License-Identifier: Apache-2.0
/**
 * What new containers are made of: archives, and the roots that they are unpacked into. Start with {@link
 * dev.vireo.agent.guest.lxc.template.TemplateMount}.
 */
@NullMarked
package dev.vireo.agent.guest.lxc.template;

import org.jspecify.annotations.NullMarked;
