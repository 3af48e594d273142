// SPDX-License-Identifier: Apache-2.0
/**
 * What every wizard has: steps at the left, one question a page, Back and Next, and a table of everything before the end.
 * Start with {@link dev.vireo.desktop.wizard.WizardSteps}; {@link dev.vireo.desktop.wizard.WizardFrame} draws them.
 */
@NullMarked
package dev.vireo.desktop.wizard;

import org.jspecify.annotations.NullMarked;
