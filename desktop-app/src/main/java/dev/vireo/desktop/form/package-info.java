// SPDX-License-Identifier: Apache-2.0
/**
 * Options turned into forms. {@link dev.vireo.desktop.form.Field} is what a person fills in, without a control;
 * {@link dev.vireo.desktop.form.FieldRows} draws fields. Start with {@link dev.vireo.desktop.form.InputField}.
 */
@NullMarked
package dev.vireo.desktop.form;

import org.jspecify.annotations.NullMarked;
