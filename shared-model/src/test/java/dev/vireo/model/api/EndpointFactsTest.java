// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every endpoint against what the dialect's own schema says about it. */
class EndpointFactsTest {
    private static final ApiFacts FACTS = ApiFacts.load();

    static Stream<Endpoint<?>> endpoints() {
        return Endpoints.ALL.stream().filter(endpoint -> !endpoint.isBeyondDialect());
    }

    @Test
    void noTwoEndpointsHaveTheSameVerbAndPath() {
        assertThat(endpoints().map(Endpoint::toString)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void verbAndPathExist(Endpoint<?> endpoint) {
        assertThat(FACTS.methods()).containsKey(endpoint.toString());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyParameterIsDeclaredAsTheSchemaHasIt(Endpoint<?> endpoint) {
        assertThat(differences(endpoint)).isSubsetOf(DeliberateDifferences.ALL);
    }

    private static List<String> differences(Endpoint<?> endpoint) {
        JsonNode params = FACTS.method(endpoint).get("params");
        List<String> differences = new ArrayList<>();
        for (Option<?> option : endpoint.parameters().options()) {
            JsonNode fact = params.path(option.name());
            if (fact.isMissingNode()) {
                differences.add(option.name() + " does not exist");
            } else {
                differences.addAll(FACTS.differences(option.name(), option, fact));
            }
        }
        for (OptionFamily<?> family : endpoint.parameters().families()) {
            JsonNode fact = params.path(family.model().name() + "[n]");
            if (fact.isMissingNode()) {
                differences.add(family.model().name() + "[n] does not exist");
            } else {
                differences.addAll(FACTS.differences(family.model().name() + "[n]", family.model(), fact));
            }
        }
        return differences;
    }

    @Test
    void everyDeliberateDifferenceIsStillThere() {
        Set<String> found = new TreeSet<>();
        endpoints().forEach(endpoint -> found.addAll(differences(endpoint)));
        assertThat(found).containsAll(DeliberateDifferences.ALL);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyRequiredParameterIsTaken(Endpoint<?> endpoint) {
        Set<String> required = new TreeSet<>();
        FACTS.method(endpoint).get("params").properties().forEach(param -> {
            if (!param.getValue().path("optional").asBoolean(false)) {
                required.add(param.getKey());
            }
        });
        assertThat(endpoint.parameters().options()).extracting(Option::name).containsAll(required);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void parametersInThePathAreDeclaredAndRequired(Endpoint<?> endpoint) {
        for (String segment : endpoint.segments()) {
            if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.length() - 1);
                assertThat(endpoint.parameters().find(name))
                        .as(name)
                        .hasValueSatisfying(
                                option -> assertThat(option.required()).isTrue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void thePermissionIsTheSchemas(Endpoint<?> endpoint) {
        JsonNode fact = FACTS.method(endpoint);
        String wanted = fact.get("permission").asText();
        boolean hasExtraRule = fact.get("extraRule").asBoolean();
        Permission ours = endpoint.permission();
        if (ours instanceof Permission.Holds holds) {
            assertThat(holds.path() + ":"
                            + String.join(
                                    "|",
                                    holds.anyOf().stream()
                                            .map(Privilege::toString)
                                            .toList()))
                    .isEqualTo(wanted);
        } else if (ours instanceof Permission.Anyone) {
            assertThat(wanted).isEqualTo("user:world");
        } else if (ours instanceof Permission.AnyUser) {
            assertThat(wanted).isEqualTo("user:all");
        } else {
            // A rule of its own is asked for, or asks for more than one of several privileges.
            boolean isComposite = !wanted.startsWith("user:") && (wanted.contains("[") || wanted.contains("|"));
            assertThat(hasExtraRule || isComposite)
                    .as("a rule of its own for " + wanted)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void pathsOfPermissionsUseParametersOfTheEndpointsPathAlone(Endpoint<?> endpoint) {
        if (endpoint.permission() instanceof Permission.Holds holds) {
            assertThat(endpoint.segments())
                    .containsAll(Arrays.stream(holds.path().split("/"))
                            .filter(segment -> segment.startsWith("{"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void tokensAreRefusedWhereTheSchemaRefusesThem(Endpoint<?> endpoint) {
        assertThat(endpoint.allowsToken())
                .isEqualTo(FACTS.method(endpoint).get("tokens").asBoolean());
    }
}
