// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.agent.storage.StoragePlugin;
import dev.vireo.agent.storage.StorageUsers;
import dev.vireo.agent.storage.Storages;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageAdminEndpoints;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageConfig;
import dev.vireo.model.storage.StorageConfigFile;
import dev.vireo.model.storage.StorageOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the endpoints of {@link StorageAdminEndpoints} do: storages added, changed and removed. A storage that cannot be
 * used on this node is not added. Removal takes the entry away and no data. Permissions are checked before.
 */
public final class StorageAdminApi {
    private static final int MOST_USERS_NAMED = 5;
    private static final Set<Option<?>> LISTS = Set.of(StorageOptions.CONTENT, StorageOptions.NODES);

    private final Storages storages;
    private final StorageUsers users;

    /** @param users tells which guests use a storage */
    public StorageAdminApi(Storages storages, StorageUsers users) {
        this.storages = storages;
        this.users = users;
    }

    /** {@link StorageAdminEndpoints#CREATE}: the answer names it. */
    public Map<String, Object> create(Arguments arguments) {
        StorageId id = arguments.require(PathParameters.STORAGE);
        String type = arguments.require(StorageAdminEndpoints.NEW_TYPE);
        storages.edit(Optional.empty(), file -> {
            requireNew(id, file);
            Options options = given(arguments);
            String path = arguments
                    .get(StorageOptions.PATH)
                    .orElseThrow(() -> ApiException.badParameter(
                            StorageOptions.PATH.name(), "property is missing and it is not optional"));
            StorageConfig named = new StorageConfig(type, id, options);
            requireKnown(named);
            String folder = StorageFolders.check(path, storages.configured(file));
            return file.with(usable(new StorageConfig(type, id, options.with(StorageOptions.PATH, folder))));
        });
        return Map.of("storage", id.name(), "type", type);
    }

    private void requireNew(StorageId id, StorageConfigFile file) {
        if (id.equals(Storages.LOCAL) || file.find(id).isPresent()) {
            throw ApiException.badParameter(
                    PathParameters.STORAGE.name(), "storage '" + id + "' exists already: choose another name");
        }
    }

    private StoragePlugin requireKnown(StorageConfig config) {
        return storages.pluginOf(config)
                .orElseThrow(() -> ApiException.badParameter(
                        StorageAdminEndpoints.NEW_TYPE.name(),
                        "this node has no storages of type '" + config.type() + "', only of type dir"));
    }

    /** The keys given, lists with commas. */
    private static Options given(Arguments arguments) {
        Options options = Options.EMPTY;
        for (Option<?> option : StorageOptions.ALL) {
            String written = arguments.options().raw(option.name());
            if (written != null) {
                String value = LISTS.contains(option) ? String.join(",", words(written)) : written;
                options = options.with(option.name(), value);
            }
        }
        return options;
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,; ]+")).distinct().toList();
    }

    /** The configuration if its values are allowed and, where this node has the storage, it works. */
    private StorageConfig usable(StorageConfig config) {
        StoragePlugin plugin = requireKnown(config);
        Set<ContentType> content = parsed(StorageOptions.CONTENT, config::content);
        if (!plugin.capabilities().contents().containsAll(content)) {
            throw ApiException.badParameter(
                    StorageOptions.CONTENT.name(),
                    "storages of type '" + config.type() + "' take only "
                            + plugin.capabilities().contents().stream()
                                    .map(ContentType::word)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        parsed(StorageOptions.CONTENT_DIRS, () -> plugin.open(config));
        if (storages.isHere(config) && !config.isDisabled()) {
            storages.open(config).activate();
        }
        return config;
    }

    private static <T> T parsed(Option<?> option, Reading<T> reading) {
        try {
            return reading.read();
        } catch (InvalidValueException e) {
            throw ApiException.badParameter(option.name(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads a value that may not be allowed. */
    private interface Reading<T> {
        T read();
    }

    /** {@link StorageAdminEndpoints#UPDATE}: the answer names it. */
    public Map<String, Object> update(Arguments arguments) {
        StorageConfig before = storages.config(arguments.require(PathParameters.STORAGE));
        storages.edit(arguments.get(StorageAdminEndpoints.DIGEST), file -> {
            StorageConfig present = storages.configured(file).stream()
                    .filter(config -> config.id().equals(before.id()))
                    .findFirst()
                    .orElse(before);
            Options options = without(present.options(), arguments).overlaidBy(given(arguments));
            StorageConfig changed = usable(new StorageConfig(present.type(), present.id(), options));
            return file.with(isLocalWithoutPath(file, changed) ? withoutPath(changed) : changed);
        });
        return Map.of("storage", before.id().name(), "type", before.type());
    }

    private static Options without(Options options, Arguments arguments) {
        Options kept = options;
        for (String key : words(arguments.get(StorageAdminEndpoints.DELETE).orElse(""))) {
            requireRemovable(key, arguments);
            kept = kept.without(key);
        }
        return kept;
    }

    private static void requireRemovable(String key, Arguments arguments) {
        boolean isKnown = key.isEmpty()
                || StorageOptions.ALL.stream()
                        .anyMatch(option -> option.name().equals(key) && !option.equals(StorageOptions.PATH));
        if (!isKnown) {
            throw ApiException.badParameter(
                    StorageAdminEndpoints.DELETE.name(), "'" + key + "' is no key that a storage can be without");
        }
        if (arguments.options().raw(key) != null) {
            throw ApiException.badParameter(key, "it cannot be set and deleted at the same time");
        }
    }

    /** The folder of the storage {@code local} moves with the agent's state: it is written down only by hand. */
    private static boolean isLocalWithoutPath(StorageConfigFile file, StorageConfig changed) {
        return changed.id().equals(Storages.LOCAL)
                && file.find(Storages.LOCAL)
                        .flatMap(written -> written.get(StorageOptions.PATH.name()))
                        .isEmpty();
    }

    private static StorageConfig withoutPath(StorageConfig config) {
        return new StorageConfig(config.type(), config.id(), config.options().without(StorageOptions.PATH.name()));
    }

    /** {@link StorageAdminEndpoints#REMOVE}: refused while guests use it. */
    public void remove(Arguments arguments) {
        StorageId id =
                storages.config(arguments.require(PathParameters.STORAGE)).id();
        if (id.equals(Storages.LOCAL)) {
            throw ApiException.failed("the storage 'local' belongs to the node and stays; it can be disabled instead");
        }
        storages.edit(Optional.empty(), file -> {
            requireUnused(id);
            return file.without(id);
        });
    }

    private void requireUnused(StorageId id) {
        List<String> found = users.usersOf(id);
        if (!found.isEmpty()) {
            String named = found.stream().limit(MOST_USERS_NAMED).collect(Collectors.joining(", "));
            int more = found.size() - MOST_USERS_NAMED;
            throw ApiException.failed("cannot remove storage '" + id + "': it is in use by " + named
                    + (more > 0 ? " and " + more + " more" : "") + "; move or remove these disks first");
        }
    }
}
