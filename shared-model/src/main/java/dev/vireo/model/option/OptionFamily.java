// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbered keys of one kind, such as {@code net0} to {@code net31}.
 *
 * @param model the option that each member is, under the family's bare name
 * @param first lowest number
 * @param last highest number
 */
public record OptionFamily<T>(Option<T> model, int first, int last) {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,3}");

    /** A family {@code name0 … nameLast}. */
    public static <T> OptionFamily<T> of(Option<T> model, int last) {
        return new OptionFamily<>(model, 0, last);
    }

    /** The member with that number. */
    public Option<T> member(int index) {
        if (index < first || index > last) {
            throw new IndexOutOfBoundsException(model.name() + index);
        }
        return model.named(model.name() + index);
    }

    /** The member of that name, if it is one of the family. */
    public Optional<Option<T>> member(String key) {
        return indexOf(key).map(this::member);
    }

    /** The number in a key of this family. */
    public Optional<Integer> indexOf(String key) {
        String digits =
                key.startsWith(model.name()) ? key.substring(model.name().length()) : "";
        if (!INDEX.matcher(digits).matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(digits);
        return index >= first && index <= last ? Optional.of(index) : Optional.empty();
    }

    /** All members, lowest first. */
    public List<Option<T>> members() {
        List<Option<T>> members = new ArrayList<>();
        for (int index = first; index <= last; index++) {
            members.add(member(index));
        }
        return List.copyOf(members);
    }
}
