// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.mapping.Mapping;
import dev.vireo.model.mapping.MappingAnswers.Finding;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.mapping.MappingEntry;
import dev.vireo.model.mapping.MappingFile;
import dev.vireo.model.mapping.MappingKind;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the endpoints of {@link MappingEndpoints} do for one kind. Permissions are checked before. */
public final class MappingApi {
    private static final int MOST_USERS_NAMED = 5;
    private static final String NO_MEDIATED = "mediated devices (mdev) are not offered";

    private final MappingKind kind;
    private final Mappings mappings;
    private final MappedResources resources;
    private final MappingUsers users;

    /** @param users tells which guests use a mapping */
    public MappingApi(MappingKind kind, Mappings mappings, MappedResources resources, MappingUsers users) {
        this.kind = kind;
        this.mappings = mappings;
        this.resources = resources;
        this.users = users;
    }

    /** Those that the caller may see. */
    List<MappingState> list(Arguments arguments, Predicate<MappingId> visible) {
        Optional<NodeName> checked = arguments.get(MappingEndpoints.CHECK_NODE);
        checked.filter(node -> !node.equals(mappings.node())).ifPresent(node -> {
            throw ApiException.badParameter(
                    MappingEndpoints.CHECK_NODE.name(), "there is no node '" + node + "' in the cluster");
        });
        return mappings.all(kind).stream()
                .filter(mapping -> visible.test(mapping.id()))
                .map(mapping -> state(mapping, checked.isPresent() ? resources.findings(kind, mapping) : null))
                .toList();
    }

    MappingState read(Arguments arguments) {
        return state(mappings.require(kind, arguments.require(MappingEndpoints.ID)), null);
    }

    private MappingState state(Mapping mapping, @Nullable List<Finding> checks) {
        boolean isPci = kind == MappingKind.PCI;
        return new MappingState(
                mapping.id().name(),
                mapping.description(),
                mapping.maps(),
                isPci ? mapping.options().isSet(MappingFlags.MEDIATED) : null,
                isPci ? mapping.options().isSet(MappingFlags.MIGRATABLE) : null,
                mappings.digest(kind),
                checks);
    }

    void create(Arguments arguments) {
        MappingId id = arguments.require(MappingEndpoints.ID);
        Mapping made = changed(new Mapping(id, Options.EMPTY, List.of()), arguments);
        mappings.edit(kind, Optional.empty(), file -> {
            if (file.find(id).isPresent()) {
                throw ApiException.badParameter(
                        MappingEndpoints.ID.name(),
                        kind.label() + " mapping '" + id + "' exists already: choose another name");
            }
            return file.with(made);
        });
    }

    void update(Arguments arguments) {
        MappingId id = arguments.require(MappingEndpoints.ID);
        mappings.edit(
                kind,
                arguments.get(StorageAdminEndpoints.DIGEST),
                file -> file.with(changed(without(require(file, id), arguments), arguments)));
    }

    private Mapping require(MappingFile file, MappingId id) {
        return file.find(id).orElseThrow(() -> Mappings.missing(kind, id));
    }

    private Mapping without(Mapping mapping, Arguments arguments) {
        Mapping kept = mapping;
        for (String key : words(arguments.get(MappingEndpoints.DELETE).orElse(""))) {
            boolean isFlag = kind == MappingKind.PCI
                    && MappingFlags.ALL.stream().anyMatch(flag -> flag.name().equals(key));
            boolean isNotes = key.equals(MappingEndpoints.DESCRIPTION.name());
            if (!isFlag && !isNotes) {
                throw ApiException.badParameter(
                        MappingEndpoints.DELETE.name(), "'" + key + "' is no key that a mapping can be without");
            }
            if (arguments.options().raw(key) != null) {
                throw ApiException.badParameter(key, "it cannot be set and deleted at the same time");
            }
            kept = kept.withOptions(kept.options().without(key));
        }
        return kept;
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,; ]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Mapping changed(Mapping mapping, Arguments arguments) {
        Mapping changed = mapping;
        Optional<String> notes = arguments.get(MappingEndpoints.DESCRIPTION);
        changed = notes.isPresent() ? changed.withDescription(notes.get()) : changed;
        if (arguments.isSet(MappingEndpoints.MEDIATED)) {
            throw ApiException.badParameter(MappingEndpoints.MEDIATED.name(), NO_MEDIATED);
        }
        for (Option<Boolean> flag : MappingFlags.ALL) {
            changed = arguments.has(flag)
                    ? changed.withOptions(changed.options().with(flag, arguments.require(flag)))
                    : changed;
        }
        return arguments.has(MappingEndpoints.MAP)
                ? changed.withMaps(parsed(arguments.get(MappingEndpoints.MAP).orElse(List.of())))
                : changed;
    }

    /** The entries in their usual form, if they are allowed and, where they are of this node, the node has them. */
    private List<String> parsed(List<String> maps) {
        List<String> written = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (String map : maps) {
            MappingEntry entry;
            try {
                entry = kind.parse(map);
            } catch (InvalidValueException e) {
                throw badMap(e.getMessage() + ", in '" + map + "'");
            }
            boolean isAnother = places.add(
                    entry.node() + " " + (kind == MappingKind.PCI ? entry.path().orElse("") : ""));
            if (!isAnother) {
                throw badMap(
                        kind == MappingKind.PCI
                                ? "the device " + entry.path().orElse("") + " of the node '" + entry.node()
                                        + "' comes twice"
                                : "the node '" + entry.node() + "' has more than one entry: a mapping stands for one"
                                        + " thing on each node");
            }
            requireUsable(entry);
            written.add(kind.format(entry));
        }
        return written;
    }

    private void requireUsable(MappingEntry entry) {
        if (entry.node().equals(mappings.node())) {
            resources.errorOf(kind, entry).ifPresent(reason -> {
                throw badMap(reason);
            });
        }
    }

    private static ApiException badMap(String reason) {
        return ApiException.badParameter(MappingEndpoints.MAP.name(), reason);
    }

    /** Refused while guests use it. */
    void remove(Arguments arguments) {
        MappingId id = arguments.require(MappingEndpoints.ID);
        mappings.edit(kind, Optional.empty(), file -> {
            require(file, id);
            requireUnused(id);
            return file.without(id);
        });
    }

    private void requireUnused(MappingId id) {
        List<String> found = users.usersOf(kind, id);
        if (!found.isEmpty()) {
            String named = found.stream().limit(MOST_USERS_NAMED).collect(Collectors.joining(", "));
            int more = found.size() - MOST_USERS_NAMED;
            throw ApiException.failed("cannot remove the " + kind.label() + " mapping '" + id + "': it is in use by "
                    + named + (more > 0 ? " and " + more + " more" : "") + "; remove it from these guests first");
        }
    }
}
