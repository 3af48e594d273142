// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.StorageConfig;
import dev.vireo.model.storage.StorageConfigFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The storages of this node: those of {@code storage.cfg}, and {@code local}, a folder beside the agent's state, which is
 * always there. The file is read anew each time, so that a change holds at once.
 */
public final class Storages {
    /** The storage that always exists. */
    public static final StorageId LOCAL = new StorageId("local");

    private static final String FILE = "storage.cfg";
    private static final String ALL_CONTENT = "images,rootdir,vztmpl,iso,backup,snippets,import";

    private final ClusterStore store;
    private final NodeName node;
    private final StorageConfig local;
    private final Map<String, StoragePlugin> plugins;

    /**
     * @param store where {@code storage.cfg} is
     * @param node this node
     * @param localFolder folder of the storage {@code local} unless the configuration says another one
     * @param plugins the kinds of storage there are
     */
    public Storages(ClusterStore store, NodeName node, Path localFolder, List<StoragePlugin> plugins) {
        this.store = store;
        this.node = node;
        this.local = StorageConfig.directory(LOCAL, localFolder.toAbsolutePath().toString(), ALL_CONTENT);
        this.plugins = plugins.stream().collect(Collectors.toUnmodifiableMap(StoragePlugin::type, Function.identity()));
    }

    /** All storages as configured, whether this node has them or not. */
    public List<StorageConfig> configured() {
        return configured(StorageConfigFile.parse(store.textOf(FILE)));
    }

    /** All storages as that file configures them. */
    public List<StorageConfig> configured(StorageConfigFile file) {
        List<StorageConfig> all = new ArrayList<>();
        if (file.find(LOCAL).isEmpty()) {
            all.add(local);
        }
        file.storages().stream().map(this::completed).forEach(all::add);
        return all;
    }

    /** Tells one state of the configuration from another: SHA-1, 40 hexadecimal digits. */
    public String digest() {
        return digest(store.textOf(FILE));
    }

    private static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /**
     * Changes the configuration.
     *
     * @param expected what {@link #digest} was when the caller read it, if the caller cares
     * @param change makes the new file of the present one; asked anew when somebody else was faster
     * @throws ApiException if the configuration is another one
     */
    public void edit(Optional<String> expected, UnaryOperator<StorageConfigFile> change) {
        store.update(FILE, text -> {
            if (expected.isPresent() && !expected.get().equalsIgnoreCase(digest(text))) {
                throw ApiException.failed("detected modified configuration - file changed by other user? Try again.");
            }
            return change.apply(StorageConfigFile.parse(text)).print();
        });
    }

    /** Whether that storage is one of this node. */
    public boolean isHere(StorageConfig config) {
        return config.isOn(node);
    }

    /** Someone may write an entry for {@code local} that changes its content alone. */
    private StorageConfig completed(StorageConfig config) {
        boolean lacksPath = config.id().equals(LOCAL) && config.get("path").isEmpty();
        String path = local.get("path").orElseThrow();
        return lacksPath
                ? new StorageConfig(config.type(), LOCAL, config.options().with("path", path))
                : config;
    }

    /** A storage as configured. */
    public StorageConfig config(StorageId id) {
        return configured().stream()
                .filter(config -> config.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.failed("storage '" + id + "' does not exist"));
    }

    /** The storages that this node may use, switched on or not, as far as it knows their kind. */
    public List<StorageConfig> onThisNode() {
        return configured().stream().filter(config -> config.isOn(node)).toList();
    }

    /** A storage's kind, if this agent knows it. */
    public Optional<StoragePlugin> pluginOf(StorageConfig config) {
        return Optional.ofNullable(plugins.get(config.type()));
    }

    /**
     * A storage, ready for use on this node.
     *
     * @throws ApiException if it does not exist, is switched off, is not on this node, or cannot be made ready
     */
    public Storage use(StorageId id) {
        StorageConfig config = config(id);
        if (config.isDisabled()) {
            throw ApiException.failed("storage '" + id + "' is disabled");
        }
        if (!config.isOn(node)) {
            throw ApiException.failed("storage '" + id + "' is not available on node '" + node + "'");
        }
        Storage storage = open(config);
        storage.activate();
        return storage;
    }

    /** A storage as configured, without making it ready. */
    public Storage open(StorageConfig config) {
        StoragePlugin plugin = pluginOf(config)
                .orElseThrow(() -> ApiException.failed("storage '" + config.id() + "' has the type '" + config.type()
                        + "', which this node does not know"));
        try {
            return plugin.open(config);
        } catch (InvalidValueException e) {
            throw ApiException.failed("storage '" + config.id() + "' is not configured well: " + e.getMessage(), e);
        }
    }

    /** The storage of a volume, ready for use. */
    public Storage holding(VolumeId volume) {
        return use(volume.storage());
    }

    /** Where a volume lies. */
    public Path path(VolumeId volume) {
        return holding(volume).path(volume);
    }
}
