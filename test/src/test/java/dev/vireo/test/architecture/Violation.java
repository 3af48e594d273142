// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import dev.vireo.model.ArchitectureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A place that breaks a rule.
 *
 * @param origin the class
 * @param member the method or field in it, where it is known
 * @param what what it does
 */
record Violation(JavaClass origin, Optional<JavaMember> member, String what) {

    static Violation of(JavaClass origin, String what) {
        return new Violation(origin, Optional.empty(), origin.getName() + " " + what);
    }

    static Violation of(JavaMember member, String what) {
        return new Violation(member.getOwner(), Optional.of(member), member.getFullName() + " " + what);
    }

    static Violation of(Dependency dependency) {
        return new Violation(dependency.getOriginClass(), Optional.empty(), dependency.getDescription());
    }

    static Violation of(JavaAccess<?> access) {
        return new Violation(access.getOriginOwner(), Optional.of(access.getOrigin()), access.getDescription());
    }

    /** The annotations that except this place from a rule: on the member, its class, or a class around it. */
    List<ArchitectureException> exceptionsFrom(String rule) {
        List<ArchitectureException> found = new ArrayList<>();
        member.flatMap(it -> it.tryGetAnnotationOfType(ArchitectureException.class))
                .ifPresent(found::add);
        Optional<JavaClass> type = Optional.of(origin);
        while (type.isPresent()) {
            type.get().tryGetAnnotationOfType(ArchitectureException.class).ifPresent(found::add);
            type = type.get().getEnclosingClass();
        }
        return found.stream()
                .filter(it -> Arrays.asList(it.rule()).contains(rule))
                .toList();
    }

    /** The class of the source file. */
    String topLevelClass() {
        return origin.getName().replaceFirst("\\$.*", "");
    }

    @Override
    public String toString() {
        return what;
    }
}
