// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Finds features that know each other, directly or around several corners. */
final class FeatureCycles {
    private final Map<String, Set<String>> known = new TreeMap<>();

    private FeatureCycles() {}

    /** The dependencies that close a cycle. */
    static Stream<Violation> find(Code code, BiFunction<Code, JavaClass, Optional<String>> feature) {
        FeatureCycles graph = new FeatureCycles();
        code.classes()
                .forEach(type -> feature.apply(code, type)
                        .ifPresent(from -> type.getDirectDependenciesFromSelf()
                                .forEach(dependency -> targetFeature(code, dependency.getTargetClass(), feature)
                                        .ifPresent(to -> graph.add(from, to)))));
        return code.classes().stream()
                .flatMap(type -> feature.apply(code, type).stream()
                        .flatMap(from -> Code.dependencies(
                                Stream.of(type),
                                target -> targetFeature(code, target, feature)
                                        .filter(to -> !to.equals(from) && graph.reaches(to, from))
                                        .isPresent())));
    }

    private static Optional<String> targetFeature(
            Code code, JavaClass target, BiFunction<Code, JavaClass, Optional<String>> feature) {
        return target.getPackageName().startsWith(code.base() + ".") ? feature.apply(code, target) : Optional.empty();
    }

    private void add(String from, String to) {
        if (!from.equals(to)) {
            known.computeIfAbsent(from, name -> new TreeSet<>()).add(to);
        }
    }

    private boolean reaches(String from, String wanted) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            String feature = open.pop();
            if (feature.equals(wanted)) {
                return true;
            }
            if (seen.add(feature)) {
                open.addAll(known.getOrDefault(feature, Set.of()));
            }
        }
        return false;
    }
}
