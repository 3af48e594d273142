// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checked arguments of a call. */
public final class Arguments {
    /** A call without arguments. */
    public static final Arguments NONE = new Arguments(Options.EMPTY);

    private final Options values;

    private Arguments(Options values) {
        this.values = values;
    }

    /**
     * Checks every argument against its parameter.
     *
     * @throws ApiException of kind {@link ErrorKind#BAD_PARAMETER} with one text a bad argument
     */
    public static Arguments check(Parameters parameters, Map<String, String> arguments) {
        Map<String, String> given = joinLists(parameters, arguments);
        Map<String, String> errors = new LinkedHashMap<>();
        given.forEach((name, value) -> parameters
                .find(name)
                .ifPresentOrElse(
                        option -> checkValue(option, value, errors),
                        () -> errors.put(
                                InvalidValueException.quote(name).replace("'", ""),
                                "property is not defined in schema and the schema does not allow additional"
                                        + " properties")));
        for (Option<?> option : parameters.options()) {
            if (option.required() && !given.containsKey(option.name())) {
                errors.put(option.name(), "property is missing and it is not optional");
            }
        }
        if (!errors.isEmpty()) {
            throw ApiException.badParameters(errors);
        }
        return new Arguments(Options.of(given));
    }

    /** Arguments that the program itself makes, unchecked. */
    public static Arguments of(Options values) {
        return new Arguments(values);
    }

    /** Where a parameter takes one text, values given several times are a list with commas. */
    private static Map<String, String> joinLists(Parameters parameters, Map<String, String> given) {
        Map<String, String> joined = new LinkedHashMap<>(given);
        joined.replaceAll((name, value) -> {
            boolean isList = value.contains(ValueTypes.LIST_SEPARATOR)
                    && parameters
                            .find(name)
                            .map(option -> option.type().schema().type().equals("array"))
                            .orElse(false);
            return isList ? value : value.replace(ValueTypes.LIST_SEPARATOR, ",");
        });
        return joined;
    }

    private static void checkValue(Option<?> option, String value, Map<String, String> errors) {
        try {
            option.type().parse(value);
        } catch (InvalidValueException e) {
            errors.put(option.name(), String.valueOf(e.getMessage()));
        }
    }

    /** The value given, or the default. */
    public <T> Optional<T> get(Option<T> option) {
        return values.get(option);
    }

    /** The value of a required argument, or of one with a default. */
    public <T> T require(Option<T> option) {
        return values.require(option);
    }

    /** Whether a flag is set. */
    public boolean isSet(Option<Boolean> flag) {
        return values.isSet(flag);
    }

    /** Whether it was given. */
    public boolean has(Option<?> option) {
        return values.has(option);
    }

    /** The same with one more. */
    public <T> Arguments with(Option<T> option, T value) {
        return new Arguments(values.with(option, value));
    }

    /** Names of what was given. */
    public Set<String> names() {
        return values.keys();
    }

    /** What was given, as written. */
    public Options options() {
        return values;
    }

    /** Names alone: values may be secret. */
    @Override
    public String toString() {
        return "Arguments" + values.keys();
    }
}
