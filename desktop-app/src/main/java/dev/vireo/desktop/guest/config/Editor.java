// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.option.Options;
import java.util.Optional;

/** Edits some keys of a guest's configuration, without a control and without a server. */
public interface Editor {
    /** What an editor does to its keys. */
    enum Purpose {
        /** Only shows what is there. */
        READ,
        /** Changes what is there. */
        CHANGE,
        /** Makes something new. */
        ADD,
        /** Takes something away that can be put back. */
        DETACH,
        /** Takes something away for good. */
        REMOVE;

        /** Whether the guest loses something, so that Enter alone does not do it. */
        boolean takesAway() {
            return this == DETACH || this == REMOVE;
        }
    }

    /** What is edited, such as “Network card (net0)”. */
    Sentence title();

    /** What it does. */
    Purpose purpose();

    /** A sentence above the fields; empty if they speak for themselves. */
    default Sentence advice() {
        return Sentence.EMPTY;
    }

    /** Its fields as they are laid out. */
    Sheet sheet();

    /** Its fields together; the same form at every call. */
    Form form();

    /** Shows what a configuration holds. */
    void load(Options configuration);

    /** That configuration with what the fields say; keys that nobody touched stay as they are written. */
    Options store(Options configuration);

    /** The field that answers for a parameter which the server refuses. */
    Optional<Field> field(String parameter);
}
