// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * The fields of an editor or a dialog as they are laid out.
 *
 * @param main always seen
 * @param summary names what is folded away; empty if nothing is
 * @param advanced folded away
 */
public record Sheet(List<Field> main, Sentence summary, List<Field> advanced) {
    public Sheet {
        main = List.copyOf(main);
        advanced = List.copyOf(advanced);
    }

    /** A sheet without a folded part. */
    public static Sheet of(Field... main) {
        return of(List.of(main));
    }

    /** A sheet without a folded part. */
    public static Sheet of(List<? extends Field> main) {
        return new Sheet(List.copyOf(main), Sentence.EMPTY, List.of());
    }

    /** The same sheet with a folded part, the line that opens it naming what is in it. */
    public Sheet folding(Sentence words, Field... folded) {
        return new Sheet(main, words, List.of(folded));
    }

    /** Whether nothing is asked. */
    public boolean isEmpty() {
        return main.isEmpty() && advanced.isEmpty();
    }

    /** All fields as one form. */
    public Form form() {
        return new Form(Stream.concat(main.stream(), advanced.stream()).toList());
    }
}
