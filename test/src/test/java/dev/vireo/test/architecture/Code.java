// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Classes that are held against the rules.
 *
 * @param base the package above {@code model}, {@code agent} and {@code desktop}
 * @param classes all classes below these three
 */
record Code(String base, JavaClasses classes) {

    /** The classes below a package. */
    static Code below(String base) {
        return new Code(
                base, new ClassFileImporter().importPackages(base + ".model", base + ".agent", base + ".desktop"));
    }

    /** The classes in packages and below them; names are without the base. */
    Stream<JavaClass> in(String... packages) {
        return classes.stream().filter(type -> isIn(type, packages));
    }

    /** The classes outside of packages. */
    Stream<JavaClass> outside(String... packages) {
        return classes.stream().filter(type -> !isIn(type, packages));
    }

    /** Whether a class is in one of these packages or below. */
    boolean isIn(JavaClass type, String... packages) {
        return Arrays.stream(packages)
                .map(name -> base + "." + name)
                .anyMatch(name -> (type.getPackageName() + ".").startsWith(name + "."));
    }

    /** Whether a class is in exactly this package. */
    boolean isExactlyIn(JavaClass type, String name) {
        return type.getPackageName().equals(base + "." + name);
    }

    /** What classes depend on, of what matters. */
    static Stream<Violation> dependencies(Stream<JavaClass> from, Predicate<JavaClass> on) {
        return from.flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> on.test(element(dependency)))
                .map(Violation::of);
    }

    private static JavaClass element(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }
}
