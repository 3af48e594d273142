// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import dev.vireo.model.ArchitectureException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the program against the rules. What breaks one is mended, or excepted at its place with a reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final int SHORTEST_REASON = 20;

    private Code program = Code.below("dev.vireo.none");

    @BeforeAll
    void readTheProgram() {
        program = Code.below("dev.vireo");
    }

    @Test
    void allModulesAreRead() {
        assertThat(List.of("model", "agent", "desktop"))
                .allSatisfy(module -> assertThat(program.in(module)).hasSizeGreaterThan(20));
    }

    @Test
    void modelAndLayersAreKept() {
        assertKept(LayerRules.ALL);
    }

    @Test
    void whatBelongsToOnePlaceIsDoneThere() {
        assertKept(PlaceRules.ALL);
    }

    @Test
    void classesHaveTheFormsWeAllow() {
        assertKept(FormRules.ALL);
    }

    private void assertKept(List<Rule> rules) {
        List<String> broken = rules.stream()
                .flatMap(rule -> rule.violations(program).stream().map(violation -> rule + "\n    " + violation))
                .toList();
        assertThat(String.join("\n", broken)).isEmpty();
    }

    @Test
    void everyExceptionGivesAReason() {
        assertThat(annotated()).allSatisfy(place -> assertThat(reasonOf(place)).hasSizeGreaterThan(SHORTEST_REASON));
    }

    @Test
    void noExceptionIsThereInVain() {
        Set<String> needed = Rules.ALL.stream()
                .flatMap(rule -> rule.exceptions(program).stream()
                        .flatMap(violation -> violation.exceptionsFrom(rule.name()).stream())
                        .map(exception -> rule.name() + ": " + exception.reason()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> given = annotated()
                .flatMap(place -> Arrays.stream(exceptionAt(place).rule()).map(rule -> rule + ": " + reasonOf(place)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(given).isEqualTo(needed);
    }

    private Stream<CanBeAnnotated> annotated() {
        Stream<JavaClass> types = program.classes().stream();
        Stream<JavaMember> members = program.classes().stream().flatMap(type -> type.getMembers().stream());
        return Stream.<CanBeAnnotated>concat(types, members)
                .filter(place -> place.isAnnotatedWith(ArchitectureException.class));
    }

    private static String reasonOf(CanBeAnnotated place) {
        return exceptionAt(place).reason();
    }

    private static ArchitectureException exceptionAt(CanBeAnnotated place) {
        return place instanceof JavaClass type
                ? type.getAnnotationOfType(ArchitectureException.class)
                : ((JavaMember) place).getAnnotationOfType(ArchitectureException.class);
    }
}
