// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.text;
import static dev.vireo.model.option.ValueTypes.texts;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Mappings of the cluster: directories and devices under one name on all nodes. */
public final class MappingEndpoints {
    /** Name of a mapping. */
    public static final Option<MappingId> ID =
            required("id", ValueTypes.parsed(MappingId::parse), "Name of the mapping");
    /** Node whose directories and devices are held against the mappings. */
    public static final Option<NodeName> CHECK_NODE =
            optional("check-node", ValueTypes.node(), "Look whether this node has what the mappings say");
    /** Notes. */
    public static final Option<String> DESCRIPTION = optional("description", text(4096), "Notes");
    /** What a new mapping stands for, a property string for each node or device. */
    public static final Option<List<String>> NEW_MAP = required("map", texts(), "What it stands for on each node");
    /** What a mapping is to stand for. */
    public static final Option<List<String>> MAP = optional("map", texts(), "What it stands for on each node");
    /** Whether its devices give mediated devices. */
    public static final Option<Boolean> MEDIATED =
            optional("mdev", flag(), "Its devices give mediated devices").withDefault(false);
    /** Whether a running guest can take its devices along. */
    public static final Option<Boolean> MIGRATABLE = optional(
                    "live-migration-capable", flag(), "A running guest can take its devices along")
            .withDefault(false);
    /** Keys to be removed. */
    public static final Option<String> DELETE = optional(
            "delete", text("[A-Za-z0-9_-]+([,; ]+[A-Za-z0-9_-]+)*", "names of keys with commas", 4096), "Keys that go");

    private static final String ROOT = "/cluster/mapping";

    /** Kinds of mappings. */
    public static final Endpoint<List<Map<String, Object>>> INDEX =
            Endpoint.get(ROOT).allows(Permission.anyUser(), Answer.points());

    /** Directories. */
    public static final Table DIRECTORY = Table.of(MappingKind.DIRECTORY, List.of(), NEW_MAP, MAP);
    /** PCI devices. */
    public static final Table PCI = Table.of(MappingKind.PCI, List.of(MEDIATED, MIGRATABLE), NEW_MAP, MAP);
    /** USB devices. */
    public static final Table USB = Table.of(MappingKind.USB, List.of(), NEW_MAP, NEW_MAP);

    /** The endpoints of every kind. */
    public static final List<Table> TABLES = List.of(DIRECTORY, PCI, USB);

    /** All of them. */
    public static final List<Endpoint<?>> ALL = all();

    private MappingEndpoints() {}

    /** The endpoints of a kind. */
    public static Table of(MappingKind kind) {
        return switch (kind) {
            case DIRECTORY -> DIRECTORY;
            case PCI -> PCI;
            case USB -> USB;
        };
    }

    private static List<Endpoint<?>> all() {
        List<Endpoint<?>> all = new ArrayList<>(List.of(INDEX));
        TABLES.forEach(table -> all.addAll(table.all()));
        return List.copyOf(all);
    }

    /**
     * The endpoints of one kind.
     *
     * @param kind what its mappings stand for
     * @param list all that the caller may see
     * @param create makes one
     * @param read one of them
     * @param update changes one
     * @param remove removes one
     */
    public record Table(
            MappingKind kind,
            Endpoint<List<MappingState>> list,
            Endpoint<Void> create,
            Endpoint<MappingState> read,
            Endpoint<Void> update,
            Endpoint<Void> remove) {
        private static Table of(
                MappingKind kind, List<Option<?>> flags, Option<List<String>> made, Option<List<String>> changed) {
            String path = ROOT + "/" + kind.word();
            String one = path + "/{id}";
            Permission modifies = Permission.on("/mapping/" + kind.word(), Privilege.MAPPING_MODIFY);
            Permission modifiesOne = Permission.on("/mapping/" + kind.word() + "/{id}", Privilege.MAPPING_MODIFY);
            return new Table(
                    kind,
                    Endpoint.get(path, CHECK_NODE)
                            .allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.list(MappingState.class)),
                    Endpoint.post(path, ID, DESCRIPTION, made)
                            .with(new Parameters(flags, List.of()))
                            .allows(modifies, Answer.none()),
                    Endpoint.get(one, ID).allows(looks(kind), Answer.one(MappingState.class)),
                    Endpoint.put(one, ID, DESCRIPTION, changed, DELETE, StorageAdminEndpoints.DIGEST)
                            .with(new Parameters(flags, List.of()))
                            .allows(modifiesOne, Answer.none()),
                    Endpoint.delete(one, ID).allows(modifies, Answer.none()));
        }

        private static Permission looks(MappingKind kind) {
            String path = "/mapping/" + kind.word() + "/{id}";
            return kind == MappingKind.USB
                    ? Permission.on(path, Privilege.MAPPING_AUDIT, Privilege.MAPPING_USE, Privilege.MAPPING_MODIFY)
                    : Permission.on(path, Privilege.MAPPING_USE, Privilege.MAPPING_MODIFY, Privilege.MAPPING_AUDIT);
        }

        List<Endpoint<?>> all() {
            return List.of(list, create, read, update, remove);
        }
    }
}
