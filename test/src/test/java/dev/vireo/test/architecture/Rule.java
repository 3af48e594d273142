// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param name what exceptions call it
 * @param sentence what it demands
 * @param search finds what breaks it, exceptions included
 */
record Rule(String name, String sentence, Function<Code, Stream<Violation>> search) {

    /** What breaks the rule and is not excepted from it. */
    List<Violation> violations(Code code) {
        return search.apply(code)
                .filter(violation -> violation.exceptionsFrom(name).isEmpty())
                .toList();
    }

    /** What breaks the rule and says why it has to. */
    List<Violation> exceptions(Code code) {
        return search.apply(code)
                .filter(violation -> !violation.exceptionsFrom(name).isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return name + ": " + sentence;
    }
}
