// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import dev.vireo.model.option.Options;
import java.util.List;
import java.util.function.Supplier;

/** Fields that stand for the parts of a property string; parts that have no field stay as they are written. */
public final class PropertySetting implements Binding {
    private final Supplier<String> key;
    private final PropertyText form;
    private final List<Setting> parts;

    /**
     * @param key the configuration's key, which may depend on other fields for a new device
     * @param form how the text is taken apart
     * @param parts at least one
     */
    public PropertySetting(Supplier<String> key, PropertyText form, List<Setting> parts) {
        this.key = key;
        this.form = form;
        this.parts = List.copyOf(parts);
    }

    /** The parts of one key, {@code bareKey} written without its name. */
    public static PropertySetting of(String key, String bareKey, Setting... parts) {
        return new PropertySetting(() -> key, PropertyText.of(bareKey), List.of(parts));
    }

    @Override
    public String key() {
        return key.get();
    }

    @Override
    public Field field() {
        return parts.get(0).field();
    }

    @Override
    public void load(Options options) {
        Options read = read(options);
        parts.forEach(part -> part.load(read));
    }

    @Override
    public Options store(Options options) {
        Options before = read(options);
        Options stored = before;
        for (Setting part : parts) {
            stored = part.store(stored);
        }
        if (stored.equals(before)) {
            return options;
        }
        return stored.isEmpty() ? options.without(key()) : options.with(key(), form.format(stored));
    }

    private Options read(Options options) {
        String raw = options.raw(key());
        return form.parse(raw == null ? "" : raw);
    }
}
