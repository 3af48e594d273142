// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules. */
final class Rules {
    static final List<Rule> ALL = Stream.of(LayerRules.ALL, PlaceRules.ALL, FormRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}
}
