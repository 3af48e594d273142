// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.PropertyStringType;
import dev.vireo.model.option.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the dialect's own schema says about each method, and how a declared option differs from it. */
record ApiFacts(Map<String, JsonNode> methods, JsonNode forms) {
    static ApiFacts load() {
        try (InputStream in = Objects.requireNonNull(ApiFacts.class.getResourceAsStream("api-facts.json"))) {
            JsonNode root = new ObjectMapper().readTree(in);
            Map<String, JsonNode> methods = new LinkedHashMap<>();
            root.get("methods")
                    .forEach(method -> methods.put(
                            method.get("method").asText() + " "
                                    + method.get("path").asText(),
                            method));
            return new ApiFacts(methods, root.get("forms"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode method(Endpoint<?> endpoint) {
        return Objects.requireNonNull(methods.get(endpoint.toString()), "no facts about " + endpoint);
    }

    /** In what an option differs from the fact about it, one text a difference. */
    List<String> differences(String name, Option<?> option, JsonNode fact) {
        List<String> found =
                new ArrayList<>(valueDifferences(name, option.type().schema(), fact));
        boolean isOptional = fact.path("optional").asBoolean(false);
        if (option.required() == isOptional) {
            found.add(name + (isOptional ? " is optional" : " is required"));
        }
        if (fact.has("form") && option.type() instanceof PropertyStringType<?> type) {
            found.addAll(formDifferences(name, type, forms.get(fact.get("form").asText())));
        }
        return found;
    }

    private static List<String> valueDifferences(String name, Schema ours, JsonNode fact) {
        List<String> found = new ArrayList<>();
        if (!ours.type().equals(fact.get("type").asText())) {
            found.add(name + " has the type " + fact.get("type").asText());
        }
        addNumber(found, name + " minimum", ours.minimum(), fact.get("minimum"));
        addNumber(found, name + " maximum", ours.maximum(), fact.get("maximum"));
        Integer length = ours.maxLength();
        addNumber(found, name + " maxLength", length == null ? null : length.doubleValue(), fact.get("maxLength"));
        List<String> words = new ArrayList<>();
        fact.path("enum").forEach(word -> words.add(word.asText()));
        if (!new TreeSet<>(words).equals(new TreeSet<>(ours.choices()))) {
            found.add(name + " enum " + words + " and not " + ours.choices());
        }
        return found;
    }

    private static void addNumber(List<String> found, String what, @Nullable Double ours, @Nullable JsonNode fact) {
        Double theirs = fact == null ? null : fact.asDouble();
        if (!Objects.equals(ours, theirs)) {
            found.add(what + " " + theirs + " and not " + ours);
        }
    }

    private List<String> formDifferences(String name, PropertyStringType<?> type, JsonNode form) {
        List<String> found = new ArrayList<>();
        if (!Objects.equals(type.form().bareKey(), form.get("bareKey").textValue())) {
            found.add(name + " has the bare key " + form.get("bareKey"));
        }
        type.form().aliases().forEach((alias, key) -> {
            if (!key.equals(form.path("aliases").path(alias).asText())) {
                found.add(name + " has no alias " + alias + " of " + key);
            }
        });
        for (Option<?> key : type.form().keys()) {
            JsonNode fact = form.path("subkeys").path(key.name());
            if (fact.isMissingNode()) {
                found.add(name + "." + key.name() + " does not exist");
            } else {
                found.addAll(differences(name + "." + key.name(), key, fact));
            }
        }
        return found;
    }
}
