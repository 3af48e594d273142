// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.agent.host.SystemFile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.SystemEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.option.Option;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes about a node and other settings of it, in the cluster's configuration: notes as comments, then keys. */
public final class NodeConfig {
    private static final String NOTES = "description";
    private static final List<Option<?>> SETTINGS =
            List.of(SystemEndpoints.DESCRIPTION, SystemEndpoints.WAKE_ON_LAN, SystemEndpoints.START_DELAY);

    private final ClusterStore store;

    /** @param store the cluster's configuration */
    public NodeConfig(ClusterStore store) {
        this.store = store;
    }

    private static String path(NodeName node) {
        return "nodes/" + node.name() + "/config";
    }

    /** The settings of a node, as they are written. */
    Map<String, String> read(NodeName node) {
        return parse(store.textOf(path(node)));
    }

    /** Seconds before guests start with the node. */
    public long startDelay(NodeName node) {
        return Long.parseLong(read(node).getOrDefault(SystemEndpoints.START_DELAY.name(), "0"));
    }

    String digest(NodeName node) {
        return SystemFile.digest(store.textOf(path(node)));
    }

    /** Sets and removes what the arguments say. */
    void change(NodeName node, Arguments arguments) {
        List<String> removed = arguments.get(SystemEndpoints.DELETED).stream()
                .flatMap(text -> List.of(text.split("[,; ]+")).stream())
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : removed) {
            if (SETTINGS.stream().noneMatch(setting -> setting.name().equals(name))) {
                throw ApiException.badParameter("delete", "there is no setting '" + name + "'");
            }
        }
        arguments.get(SystemEndpoints.WAKE_ON_LAN).ifPresent(WakeOnLan::parse);
        Optional<String> digest = arguments.get(SystemEndpoints.CONFIG_DIGEST);
        store.update(path(node), text -> {
            if (digest.isPresent() && !digest.get().equalsIgnoreCase(SystemFile.digest(text))) {
                throw ApiException.failed("detected modified configuration - file changed by other user? Try again.");
            }
            Map<String, String> settings = parse(text);
            removed.forEach(settings::remove);
            for (Option<?> setting : SETTINGS) {
                String value = arguments.options().raw(setting.name());
                if (value != null) {
                    settings.put(setting.name(), value);
                }
            }
            return print(settings);
        });
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        StringBuilder notes = new StringBuilder();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (line.startsWith("#")) {
                notes.append(URLDecoder.decode(line.substring(1), StandardCharsets.UTF_8))
                        .append('\n');
            } else if (colon > 0) {
                settings.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        if (notes.length() > 0) {
            settings.put(NOTES, notes.substring(0, notes.length() - 1));
        }
        return settings;
    }

    private static String print(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        if (settings.containsKey(NOTES)) {
            for (String line : String.valueOf(settings.get(NOTES)).split("\n", -1)) {
                text.append('#').append(encode(line)).append('\n');
            }
        }
        settings.forEach((name, value) -> {
            if (!name.equals(NOTES)) {
                text.append(name).append(": ").append(value).append('\n');
            }
        });
        return text.toString();
    }

    /** Blanks stay readable; what could be taken for something else is escaped. */
    private static String encode(String line) {
        return URLEncoder.encode(line, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
