// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.guest.device.ContainerDisk;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a container's file system is mounted, whatever is in it. */
public final class MountAttributes {
    private final boolean isRoot;
    private final FlagField readOnly;
    private final ChoiceField<String> acl;
    private final FlagField backup;
    private final FlagField quota;
    private final FlagField replicate;
    private final FlagField keep;
    private final Map<String, FlagField> options = new LinkedHashMap<>();

    /**
     * Attributes as they usually are.
     *
     * @param prefix begins the fields' ids
     * @param isRoot whether it is the root, which every backup includes
     */
    public MountAttributes(String prefix, boolean isRoot) {
        this.isRoot = isRoot;
        readOnly = flag(prefix + "-ro", Sentence.of("Read only"), false);
        acl = ChoiceField.of(
                new FieldState(prefix + "-acl", Sentence.verbatim("ACL")),
                List.of(
                        Choice.of("", Sentence.of("By default")),
                        Choice.of("1", Sentence.of("Kept")),
                        Choice.of("0", Sentence.of("Off"))));
        backup = flag(prefix + "-backup", Sentence.of("Include in backups"), false);
        quota = flag(prefix + "-quota", Sentence.of("Quotas"), false);
        replicate = flag(prefix + "-replicate", Sentence.of("Replicate"), true);
        keep = flag(prefix + "-keepattrs", Sentence.of("Keep owner"), false);
        option(prefix, "noatime", Sentence.of("No access times"));
        option(prefix, "nodev", Sentence.of("No device files"));
        option(prefix, "noexec", Sentence.of("No programs"));
        option(prefix, "nosuid", Sentence.of("No set-user-ID"));
        option(prefix, "discard", Sentence.of("Discard"));
        option(prefix, "lazytime", Sentence.of("Lazy times"));
        quota.state().hintProperty().set(Sentence.of("Limits by user, in privileged containers."));
        keep.state().hintProperty().set(Sentence.of("Owner and permissions of its top directory stay as they are."));
    }

    private static FlagField flag(String id, Sentence label, boolean on) {
        return new FlagField(new FieldState(id, label), on);
    }

    private void option(String prefix, String word, Sentence label) {
        options.put(word, flag(prefix + "-" + word, label, false));
    }

    /** The parts of the property string. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.of(ContainerDisk.READ_ONLY.name(), readOnly, false),
                Setting.of(ContainerDisk.ACL.name(), acl, ""),
                Setting.of(ContainerDisk.QUOTA.name(), quota, false),
                Setting.of(ContainerDisk.REPLICATE.name(), replicate, true),
                Setting.of(
                        ContainerDisk.MOUNT_OPTIONS.name(),
                        options.values().iterator().next(),
                        this::words,
                        this::show)));
        if (!isRoot) {
            settings.add(Setting.of(ContainerDisk.BACKUP.name(), backup, false));
            settings.add(Setting.of(ContainerDisk.KEEP_ATTRIBUTES.name(), keep, false));
        }
        return settings;
    }

    private String words() {
        return options.entrySet().stream()
                .filter(option -> option.getValue().onProperty().get())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(";"));
    }

    private void show(String written) {
        List<String> set = List.of(written.split(";"));
        options.forEach((word, flag) -> flag.onProperty().set(set.contains(word)));
    }

    /** The parts of a new file system with what the fields say. */
    Options store(Options parts) {
        return Setting.storeAll(settings(), parts);
    }

    /** What is folded away. */
    public List<Field> advanced() {
        List<Field> fields = new ArrayList<>(List.of(acl, quota, replicate));
        if (!isRoot) {
            fields.add(keep);
        }
        fields.addAll(options.values());
        return fields;
    }

    /** What everybody looks at. */
    public List<Field> main() {
        return isRoot ? List.of(readOnly) : List.of(backup, readOnly);
    }

    /** Whether it can only be read. */
    public FlagField readOnly() {
        return readOnly;
    }

    /** Whether backups include it. */
    public FlagField backup() {
        return backup;
    }

    /** Whether access lists are kept: {@code 1}, {@code 0}, or empty for the usual. */
    public ChoiceField<String> acl() {
        return acl;
    }

    /** How it is mounted, by the words of the configuration. */
    public Map<String, FlagField> options() {
        return Map.copyOf(options);
    }
}
