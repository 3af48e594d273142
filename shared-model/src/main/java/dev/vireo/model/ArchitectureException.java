// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a place breaks a rule of the architecture, and why it has to. The tests of these rules (in {@code
 * dev.vireo.test.architecture}) pass over the place; they refuse an exception that is not needed.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ArchitectureException {
    /** Names of the rules, such as {@code threads}. */
    String[] rule();

    /** Why the rule cannot hold here: a sentence. */
    String reason();
}
