// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.mapping;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.mapping.MappingEntry;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked about a mapping: its name, and for each node what it stands for there. */
final class MappingForm {
    /** How many devices of one node a PCI mapping may name: guests take the first that is free. */
    private static final int MOST_DEVICES = 8;

    private static final Sentence NONE = Sentence.of("The node tells no such device, or this user may not see them.");

    private final MappingKind kind;
    private final NodeDevices devices;
    private final boolean hasManyNodes;
    private final InputField<MappingId> name = InputField.of(
            new FieldState("mapping-name", Sentence.of("Name")),
            ValueTypes.parsed(MappingId::parse),
            (given, cause) -> Sentence.of("The name begins with a letter and has 2 to 64 of a–z, 0–9, - and _."));
    private final InputField<String> notes = InputField.of(
                    new FieldState("mapping-notes", Sentence.of("Notes")), MappingEndpoints.DESCRIPTION.type())
            .mayBeEmpty(Sentence.EMPTY);
    private final Map<NodeName, InputField<String>> directories = new LinkedHashMap<>();
    private final Map<NodeName, List<ChoiceField<String>>> chosen = new LinkedHashMap<>();
    private List<String> elsewhere = List.of();

    /** A form for a new mapping. */
    MappingForm(MappingKind kind, List<NodeName> nodes, NodeDevices devices) {
        this.kind = kind;
        this.devices = devices;
        this.hasManyNodes = nodes.size() > 1;
        for (NodeName node : nodes) {
            if (kind == MappingKind.DIRECTORY) {
                directories.put(node, directory(node));
            } else {
                chosen.put(node, choices(node));
            }
        }
        if (kind == MappingKind.DIRECTORY) {
            name.state()
                    .hintProperty()
                    .set(Sentence.of("Guests mount the directory by this name, of at most 36 characters."));
        }
    }

    private InputField<String> directory(NodeName node) {
        InputField<String> field = InputField.of(
                new FieldState("mapping-on-" + node, Sentence.of("Directory on node {0}", node.name())),
                MappingEntry.DIRECTORY.type(),
                (given, cause) -> Sentence.of(
                        "The whole path of a directory is needed, such as /srv/data; “{0}” is given.", given));
        field.state()
                .hintProperty()
                .set(Sentence.of("The directory has to be there; all in it can be seen by guests."));
        return hasManyNodes ? field.mayBeEmpty(Sentence.of("not on this node")) : field;
    }

    private List<ChoiceField<String>> choices(NodeName node) {
        List<ChoiceField<String>> fields = new ArrayList<>();
        int most = kind == MappingKind.PCI ? MOST_DEVICES : 1;
        for (int i = 0; i < most; i++) {
            String id = i == 0 ? "mapping-on-" + node : "mapping-on-" + node + "-" + (i + 1);
            Sentence label =
                    i == 0 ? Sentence.of("Device of node {0}", node.name()) : Sentence.of("Or, if those are taken");
            ChoiceField<String> field = new ChoiceField<String>(new FieldState(id, label)).missing(NONE);
            if (i > 0 || hasManyNodes) {
                field.offer(List.of(nothing(i)));
            }
            if (i > 0) {
                ChoiceField<String> before = fields.get(i - 1);
                field.state()
                        .shownProperty()
                        .bind(before.valueProperty()
                                .map(value ->
                                        value.filter(text -> !text.isEmpty()).isPresent()));
            }
            fields.add(field);
        }
        return fields;
    }

    private static Choice<String> nothing(int index) {
        return Choice.of("", index == 0 ? Sentence.of("not on this node") : Sentence.of("no further device"));
    }

    /** Shows a mapping that is there; its name does not change. */
    void show(ConfiguredMapping mapping) {
        name.textProperty().set(mapping.name());
        name.state().enabledProperty().set(false);
        notes.textProperty().set(mapping.notes());
        directories.forEach((node, field) -> mapping.mapsOn(node.name()).stream()
                .flatMap(map -> mapping.entry(map).stream())
                .flatMap(entry -> entry.path().stream())
                .findFirst()
                .ifPresent(field.textProperty()::set));
        chosen.forEach((node, fields) -> {
            List<String> maps = mapping.mapsOn(node.name());
            for (int i = 0; i < Math.min(maps.size(), fields.size()); i++) {
                fields.get(i).chooseOrAdd(Choice.of(maps.get(i), Sentence.verbatim(maps.get(i))));
            }
        });
        List<String> here = Stream.concat(directories.keySet().stream(), chosen.keySet().stream())
                .map(NodeName::name)
                .toList();
        elsewhere = mapping.mapsElsewhere(here);
    }

    /** Reads what the nodes have to choose from. */
    void readDevices() {
        chosen.forEach((node, fields) -> devices.read(kind, node, read -> {
            for (int i = 0; i < fields.size(); i++) {
                List<Choice<String>> offered = new ArrayList<>(read);
                if (i > 0 || hasManyNodes) {
                    offered.add(0, nothing(i));
                }
                fields.get(i).offerBeside(offered);
            }
        }));
    }

    MappingKind kind() {
        return kind;
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(name));
        fields.addAll(directories.values());
        chosen.values().forEach(fields::addAll);
        fields.add(notes);
        return fields;
    }

    Map<String, Field> byParameter() {
        return Map.of("id", name, "map", fields().get(1), "description", notes);
    }

    Optional<MappingId> name() {
        return name.value();
    }

    String notes() {
        return notes.formatted();
    }

    /** What the fields say, with what other nodes have. */
    List<String> maps() {
        List<String> maps = new ArrayList<>();
        directories.forEach((node, field) -> {
            if (!field.written().isEmpty()) {
                maps.add(kind.format(new MappingEntry(
                        Options.EMPTY.with(MappingEntry.NODE, node).with(MappingEntry.DIRECTORY, field.written()))));
            }
        });
        chosen.values().stream()
                .flatMap(List::stream)
                .filter(field -> field.state().shownProperty().get())
                .flatMap(field -> field.value().stream())
                .filter(text -> !text.isEmpty())
                .distinct()
                .forEach(maps::add);
        maps.addAll(elsewhere);
        return maps;
    }
}
