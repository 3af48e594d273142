// SPDX-License-Identifier: Apache-2.0
/** Typed keys: one declaration serves files, API parameters, forms and documents. Start with {@link dev.vireo.model.option.Option}. */
@NullMarked
package dev.vireo.model.option;

import org.jspecify.annotations.NullMarked;
