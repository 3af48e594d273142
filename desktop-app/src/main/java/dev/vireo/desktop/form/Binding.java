// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.option.Options;

/** Fields that stand for a key of a configuration. */
public sealed interface Binding permits Setting, PropertySetting, KeySetting {
    /** The key. */
    String key();

    /** The field that answers for the key as a whole. */
    Field field();

    /** Shows what is written in those options. */
    void load(Options options);

    /** Those options with the key set as the fields say; a value that nobody touched stays as it is written. */
    Options store(Options options);
}
