// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.agent.storage.Storages;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.StorageConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the endpoints answer about storages as configured. Permissions are checked before. */
public final class StorageConfigApi {
    /** Written by hand into the file, they must not come out of the API. */
    private static final Set<String> SECRETS = Set.of("password", "encryption-key", "keyring");

    private final Storages storages;

    /** @param storages the node's storages */
    public StorageConfigApi(Storages storages) {
        this.storages = storages;
    }

    /**
     * {@link StorageEndpoints#LIST_CONFIGURED}: all of them, whether this node has them or not.
     *
     * @param visible which of them the caller may see
     */
    public List<Map<String, Object>> list(Arguments arguments, Predicate<StorageId> visible) {
        Optional<String> type = arguments.get(StorageEndpoints.TYPE);
        return storages.configured().stream()
                .filter(config -> type.map(config.type()::equals).orElse(true))
                .filter(config -> visible.test(config.id()))
                .map(StorageConfigApi::fields)
                .toList();
    }

    /** {@link StorageEndpoints#READ_CONFIGURED}: one of them. */
    public Map<String, Object> read(Arguments arguments) {
        Map<String, Object> fields = fields(storages.config(arguments.require(PathParameters.STORAGE)));
        fields.put("digest", storages.digest());
        return fields;
    }

    private static Map<String, Object> fields(StorageConfig config) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("storage", config.id().name());
        fields.put("type", config.type());
        config.options().asMap().forEach((key, value) -> {
            if (!SECRETS.contains(key)) {
                fields.put(key, value);
            }
        });
        return fields;
    }
}
