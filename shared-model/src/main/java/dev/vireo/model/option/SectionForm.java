// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.option;

import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How sections of one kind stand in a {@link SectionFile}.
 *
 * @param <S> what a section tells
 */
public interface SectionForm<S> {
    /** The section that begins with a line, without keys yet; empty if the line begins none. */
    Optional<S> begin(String line);

    /** The section with one more key. */
    S with(S section, String key, String value);

    /** Its name, of which a file has one section. */
    String name(S section);

    /** The line that begins it. */
    String header(S section);

    /** Tells its keys and values in the order in which they are written. */
    void keys(S section, BiConsumer<String, String> line);
}
