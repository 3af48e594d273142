// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.STORAGE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.option.Option;
import dev.vireo.model.storage.StorageOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Storages added, changed and removed. Values of the keys are those of {@link StorageOptions}. */
public final class StorageAdminEndpoints {
    /** Kind of the new storage. */
    public static final Option<String> NEW_TYPE =
            required("type", StorageEndpoints.TYPE.type(), "Kind of the storage, such as dir");
    /** Keys to be removed. */
    public static final Option<String> DELETE = optional(
            "delete",
            text("[A-Za-z0-9_-]+([,; ]+[A-Za-z0-9_-]+)*", "names of keys with commas", 4096),
            "Keys that get their default again");
    /** What the configuration was when the caller read it. */
    public static final Option<String> DIGEST =
            optional("digest", text("[0-9A-Fa-f]{0,64}", "hexadecimal digits", 64), "Refuse if it has changed since");

    private static final Permission ADMINISTERS = Permission.on("/storage", Privilege.DATASTORE_ALLOCATE);

    /** Adds a storage. */
    public static final Endpoint<Map<String, Object>> CREATE = Endpoint.post("/storage", STORAGE, NEW_TYPE)
            .with(new Parameters(StorageOptions.ALL, List.of()))
            .allows(ADMINISTERS, Answer.fields());
    /** Changes a storage. */
    public static final Endpoint<Map<String, Object>> UPDATE = Endpoint.put("/storage/{storage}", STORAGE)
            .with(new Parameters(changeable(), List.of()))
            .allows(ADMINISTERS, Answer.fields());
    /** Removes a storage from the configuration; its data stay where they are. */
    public static final Endpoint<Void> REMOVE =
            Endpoint.delete("/storage/{storage}", STORAGE).allows(ADMINISTERS, Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(CREATE, UPDATE, REMOVE);

    private StorageAdminEndpoints() {}

    /** A storage that went elsewhere would be another one. */
    private static List<Option<?>> changeable() {
        List<Option<?>> options = new ArrayList<>(StorageOptions.ALL);
        options.remove(StorageOptions.PATH);
        options.add(DELETE);
        options.add(DIGEST);
        return options;
    }
}
