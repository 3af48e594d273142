// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.option.Options;
import java.util.function.Supplier;

/**
 * A new key whose name and value come from several fields.
 *
 * @param name its name as the fields have it now
 * @param field answers for it
 * @param written its value as the fields have it now
 */
public record KeySetting(Supplier<String> name, Field field, Supplier<String> written) implements Binding {
    @Override
    public String key() {
        return name.get();
    }

    @Override
    public void load(Options options) {
        // What is new shows its defaults.
    }

    @Override
    public Options store(Options options) {
        return options.with(name.get(), written.get());
    }
}
