// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.model.option.Options;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The editor of each option: one line an option. */
public final class OptionEditors implements Editors {
    private final Map<String, Function<Options, Editor>> editors = Map.ofEntries(
            Map.entry("name", any -> TextOptions.name()),
            Map.entry("tags", any -> TextOptions.tags()),
            Map.entry("description", any -> TextOptions.notes()),
            Map.entry("onboot", any -> FlagOptions.startWithNode()),
            Map.entry("startup", any -> StartOrder.editor()),
            Map.entry("ostype", any -> SystemOption.editor()),
            Map.entry("boot", BootOrderOption::editor),
            Map.entry(
                    "tablet",
                    any -> FlagOptions.of(
                            "tablet",
                            Sentence.of("Absolute pointer"),
                            Sentence.of(
                                    "The console’s pointer follows the mouse without being grabbed. Costs a little power."),
                            true)),
            Map.entry("hotplug", any -> HotplugOption.editor()),
            Map.entry(
                    "acpi",
                    any -> FlagOptions.of(
                            "acpi",
                            Sentence.verbatim("ACPI"),
                            Sentence.of("Without it the guest cannot be asked to shut down."),
                            true)),
            Map.entry(
                    "kvm",
                    any -> FlagOptions.of(
                            "kvm",
                            Sentence.of("Hardware virtualisation"),
                            Sentence.of("Without it the guest is many times slower, but runs on any node."),
                            true)),
            Map.entry(
                    "freeze",
                    any -> FlagOptions.of(
                            "freeze",
                            Sentence.of("Wait before booting"),
                            Sentence.of("The processors stand still until somebody resumes the guest."),
                            false)),
            Map.entry(
                    "reboot",
                    any -> FlagOptions.of(
                            "reboot",
                            Sentence.of("Reboot when it resets itself"),
                            Sentence.of("Switched off, the guest stops instead."),
                            true)),
            Map.entry(
                    "localtime",
                    any -> FlagOptions.of(
                            "localtime",
                            Sentence.of("Clock in local time"),
                            Sentence.of("As Windows expects it; other systems expect universal time."),
                            false)),
            Map.entry("startdate", any -> TextOptions.startDate()),
            Map.entry("smbios1", any -> new SmbiosOption().editor()),
            Map.entry("vmgenid", any -> TextOptions.generation()),
            Map.entry("agent", any -> AgentOption.editor()),
            Map.entry("protection", any -> FlagOptions.protection()),
            Map.entry("hookscript", any -> TextOptions.hookScript()),
            Map.entry("vmstatestorage", any -> TextOptions.stateStorage()));

    @Override
    public boolean edits(String key, GuestConfiguration configuration) {
        return editors.containsKey(key);
    }

    @Override
    public Optional<Editor> editor(String key, GuestConfiguration configuration) {
        return Optional.ofNullable(editors.get(key)).map(make -> make.apply(configuration.afterRestart()));
    }
}
