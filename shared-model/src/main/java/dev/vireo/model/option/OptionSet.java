// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options that a configuration or a call may hold.
 *
 * @param plain single ones
 * @param families numbered ones
 */
public record OptionSet(List<Option<?>> plain, List<OptionFamily<?>> families) {
    public OptionSet {
        plain = List.copyOf(plain);
        families = List.copyOf(families);
    }

    /** These and a family more. */
    public OptionSet and(OptionFamily<?> more) {
        List<OptionFamily<?>> all = new ArrayList<>(families);
        all.add(more);
        return new OptionSet(plain, all);
    }

    /** The option of that key, a family's member among others. */
    public Optional<Option<?>> find(String key) {
        for (Option<?> option : plain) {
            if (option.name().equals(key)) {
                return Optional.of(option);
            }
        }
        // Keys of families end with their number.
        if (key.isEmpty() || !Character.isDigit(key.charAt(key.length() - 1))) {
            return Optional.empty();
        }
        for (OptionFamily<?> family : families) {
            Optional<? extends Option<?>> member = family.member(key);
            if (member.isPresent()) {
                return Optional.of(member.get());
            }
        }
        return Optional.empty();
    }
}
