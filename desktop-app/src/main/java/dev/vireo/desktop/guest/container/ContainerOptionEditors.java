// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.desktop.guest.options.FlagOptions;
import dev.vireo.desktop.guest.options.StartOrder;
import dev.vireo.desktop.guest.options.TextOptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The editor of each option of a container: one line an option. Whether it is unprivileged is settled at its creation. */
public final class ContainerOptionEditors implements Editors {
    private final Map<String, Supplier<Editor>> editors = Map.ofEntries(
            Map.entry("tags", TextOptions::tags),
            Map.entry("description", TextOptions::notes),
            Map.entry("onboot", FlagOptions::startWithNode),
            Map.entry("startup", StartOrder::editor),
            Map.entry("ostype", SystemEditors::system),
            Map.entry("arch", SystemEditors::architecture),
            Map.entry("features", SystemEditors::features),
            Map.entry("timezone", SystemEditors::timeZone),
            Map.entry(
                    "console",
                    () -> FlagOptions.of(
                            "console",
                            Sentence.of("Console device"),
                            Sentence.of("Without it the container has no /dev/console."),
                            true)),
            Map.entry("tty", SystemEditors::terminals),
            Map.entry("cmode", SystemEditors::console),
            Map.entry("entrypoint", SystemEditors::firstProgram),
            Map.entry("env", SystemEditors::environment),
            Map.entry("protection", FlagOptions::protection),
            Map.entry(
                    "debug",
                    () -> FlagOptions.of(
                            "debug",
                            Sentence.of("Detailed log of the start"),
                            Sentence.of("LXC writes down all that it does when the container starts."),
                            false)),
            Map.entry("hookscript", TextOptions::hookScript));

    @Override
    public boolean edits(String key, GuestConfiguration configuration) {
        return editors.containsKey(key);
    }

    @Override
    public Optional<Editor> editor(String key, GuestConfiguration configuration) {
        return Optional.ofNullable(editors.get(key)).map(Supplier::get);
    }
}
