// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.storage.StorageOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is asked about a storage of type {@code dir}. */
final class StorageForm {
    private static final List<String> KINDS =
            List.of("images", "iso", "import", "vztmpl", "backup", "snippets", "rootdir");

    private final InputField<StorageId> name = InputField.of(
            new FieldState("storage-name", Sentence.of("Name")),
            ValueTypes.storage(),
            (given, cause) -> Sentence.of(
                    "The name begins with a letter, ends with a letter or digit, and has 2 to 100 of a–z, 0–9 and . _ -"));
    private final InputField<String> path = InputField.of(
                    new FieldState("storage-path", Sentence.of("Folder")),
                    StorageOptions.PATH.type(),
                    (given, cause) -> Sentence.of("The whole path is needed, such as /srv/vireo."))
            .checkedBy(StorageForm::refusePath);
    private final Map<String, FlagField> content = new LinkedHashMap<>();
    private final Map<String, FlagField> nodes = new LinkedHashMap<>();
    private final FlagField enabled =
            new FlagField(new FieldState("storage-enabled", Sentence.of("Switched on")), true);
    private final FlagField shared = new FlagField(new FieldState("storage-shared", Sentence.of("Shared")), false);

    /** A form for a new storage. */
    StorageForm(List<NodeName> all) {
        KINDS.forEach(kind -> content.put(
                kind,
                new FlagField(
                        new FieldState("storage-content-" + kind, ContentKinds.nameOf(kind)),
                        List.of("images", "iso").contains(kind))));
        all.forEach(node -> nodes.put(
                node.name(),
                new FlagField(new FieldState("storage-node-" + node, Sentence.of("On node {0}", node.name())), true)));
        path.state().hintProperty().set(Sentence.of("A folder on the node; it is made if it is missing."));
        shared.state()
                .hintProperty()
                .set(Sentence.of(
                        "Only if every node finds the same files there, on a network file system for instance."));
    }

    private static Optional<Sentence> refusePath(String given) {
        return given.matches("/+|.*/\\.\\.?(/.*)?")
                ? Optional.of(Sentence.of("A folder of its own is needed, without . and .. in its path."))
                : Optional.empty();
    }

    /** Shows a storage that is there; its name and its place do not change. */
    void show(ConfiguredStorage storage) {
        name.textProperty().set(storage.name());
        name.state().enabledProperty().set(false);
        path.textProperty().set(storage.place());
        path.state().enabledProperty().set(false);
        path.state().hintProperty().set(Sentence.of("Files elsewhere are another storage: add one."));
        content.forEach((kind, flag) -> flag.onProperty().set(storage.content().contains(kind)));
        nodes.forEach((node, flag) -> flag.onProperty()
                .set(storage.nodes().isEmpty() || storage.nodes().contains(node)));
        enabled.onProperty().set(!storage.isDisabled());
        shared.onProperty().set(storage.isShared());
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(name, path));
        fields.addAll(content.values());
        fields.add(enabled);
        return fields;
    }

    List<Field> advanced() {
        List<Field> fields = new ArrayList<>(nodes.values());
        fields.add(shared);
        return fields;
    }

    Map<String, Field> byParameter() {
        return Map.of("storage", name, "path", path, "disable", enabled, "shared", shared);
    }

    InputField<StorageId> name() {
        return name;
    }

    String path() {
        return path.written();
    }

    /** Kinds that are switched on, as the configuration writes them. */
    String content() {
        String chosen = chosen(content);
        return chosen.isEmpty() ? "none" : chosen;
    }

    /** Nodes that use it, as the configuration writes them; empty for all. */
    String nodes() {
        return nodes.values().stream().allMatch(flag -> flag.onProperty().get()) ? "" : chosen(nodes);
    }

    private static String chosen(Map<String, FlagField> flags) {
        return flags.entrySet().stream()
                .filter(entry -> entry.getValue().onProperty().get())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
    }

    boolean isDisabled() {
        return !enabled.onProperty().get();
    }

    boolean isShared() {
        return shared.onProperty().get();
    }
}
