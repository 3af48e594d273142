// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds a small program that breaks each rule against the rules: a rule that does not bite is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedViolationsTest {
    private static final String BASE = "dev.vireo.test.architecture.planted";
    /** Which classes break which rule, and nothing else does. */
    private static final Map<String, List<String>> PLANTED = Map.ofEntries(
            Map.entry("model", List.of("model.ReadsFiles")),
            Map.entry("kernel", List.of("agent.http.KnowsFeature")),
            Map.entry("cycles", List.of("agent.metric.PlantedMetric", "agent.node.PlantedNode")),
            Map.entry("storage-guest", List.of("agent.storage.KnowsGuest")),
            Map.entry("plugins", List.of("agent.storage.second.SecondPlugin")),
            Map.entry("guest-kinds", List.of("agent.guest.qemu.KnowsContainers")),
            Map.entry("guest-layers", List.of("agent.guest.qemu.qmp.KnowsCommands")),
            Map.entry("processes", List.of("agent.network.StartsPrograms")),
            Map.entry("platform", List.of("desktop.task.TouchesPlatform")),
            Map.entry("view-models", List.of("desktop.task.PlantedViewModel")),
            Map.entry("views", List.of("desktop.task.PlantedView")),
            Map.entry("threads", List.of("agent.network.MakesThreads")),
            Map.entry("time", List.of("agent.network.ReadsClock")),
            Map.entry("statics", List.of("agent.network.ChangingStatics")),
            Map.entry("instances", List.of("agent.network.SingleInstance")),
            Map.entry("names", List.of("agent.network.NetworkManager")),
            Map.entry("catch", List.of("agent.network.CatchesAll")));

    private Code planted = Code.below("dev.vireo.none");

    @BeforeAll
    void readThePlantedProgram() {
        planted = Code.below(BASE);
    }

    @Test
    void eachRuleHasItsPlantedViolation() {
        assertThat(Rules.ALL.stream().map(Rule::name)).containsExactlyInAnyOrderElementsOf(PLANTED.keySet());
    }

    @Test
    void eachRuleFindsWhatWasPlantedAndNothingElse() {
        assertThat(Rules.ALL)
                .allSatisfy(rule -> assertThat(classesIn(rule.violations(planted)))
                        .containsExactlyInAnyOrderElementsOf(PLANTED.getOrDefault(rule.name(), List.of())));
    }

    @Test
    void threadsAreFoundInLambdasReferencesAndTheSharedPool() {
        assertThat(methodsIn("threads", "MakesThreads"))
                .containsExactlyInAnyOrder("start", "later", "byReference", "shared");
    }

    @Test
    void clocksAreFoundHoweverTheyAreRead() {
        assertThat(methodsIn("time", "ReadsClock")).containsExactlyInAnyOrder("now", "nanoseconds", "clock");
    }

    @Test
    void bothKindsOfChangingStaticsAreFound() {
        assertThat(methodsIn("statics", "ChangingStatics")).containsExactlyInAnyOrder("COUNT", "last");
    }

    @Test
    void catchingEverythingIsFoundInLambdasTooAndResourcesMayBeClosed() {
        assertThat(methodsIn("catch", "")).containsExactlyInAnyOrder("call", "callAll", "inLambda");
    }

    @Test
    void anExceptionAtThePlaceIsHeardAndCounted() {
        Rule threads = rule("threads");
        assertThat(classesIn(threads.exceptions(planted))).containsExactly("agent.network.ExceptedThread");
    }

    private Rule rule(String name) {
        return Rules.ALL.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> methodsIn(String rule, String type) {
        return rule(rule).violations(planted).stream()
                .filter(violation -> violation.topLevelClass().endsWith(type))
                .map(violation -> violation.member().orElseThrow().getName())
                .distinct();
    }

    private static List<String> classesIn(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.topLevelClass().substring(BASE.length() + 1))
                .distinct()
                .collect(Collectors.toList());
    }
}
