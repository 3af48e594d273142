// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import dev.vireo.model.option.Option;
import dev.vireo.model.option.OptionFamily;
import dev.vireo.model.option.OptionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call takes.
 *
 * @param options single parameters, those in the path among them
 * @param families numbered parameters
 */
public record Parameters(List<Option<?>> options, List<OptionFamily<?>> families) {
    public Parameters {
        options = List.copyOf(options);
        families = List.copyOf(families);
    }

    /** Some parameters. */
    public static Parameters of(Option<?>... options) {
        return new Parameters(List.of(options), List.of());
    }

    /** These and more. */
    public Parameters and(List<Option<?>> more) {
        List<Option<?>> all = new ArrayList<>(options);
        all.addAll(more);
        return new Parameters(all, families);
    }

    /** These and numbered ones. */
    public Parameters andFamilies(List<OptionFamily<?>> more) {
        List<OptionFamily<?>> all = new ArrayList<>(families);
        all.addAll(more);
        return new Parameters(options, all);
    }

    /** The parameter of that name. */
    public Optional<Option<?>> find(String name) {
        return new OptionSet(options, families).find(name);
    }
}
