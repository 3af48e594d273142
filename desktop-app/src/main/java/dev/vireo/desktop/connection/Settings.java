// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.vireo.desktop.client.ServerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the program remembers for its user.
 *
 * @param language {@code en} or {@code ru}; null for the system's
 * @param theme {@code light} or {@code dark}
 * @param servers the servers, last used first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(
        @Nullable String language,
        @Nullable String theme,
        @Nullable List<SavedServer> servers) {
    /** Nothing remembered yet. */
    public static final Settings NONE = new Settings(null, null, List.of());

    public Settings {
        servers = servers == null ? List.of() : List.copyOf(servers);
    }

    /** The same with another language. */
    public Settings withLanguage(String code) {
        return new Settings(code, theme, servers);
    }

    /** The same with another theme. */
    public Settings withTheme(String name) {
        return new Settings(language, name, servers);
    }

    /** The same with that server first; it replaces what was known of its address. */
    public Settings with(SavedServer server) {
        List<SavedServer> changed = new ArrayList<>(List.of(server));
        known().stream()
                .filter(other -> !other.address().equals(server.address()))
                .forEach(changed::add);
        return new Settings(language, theme, changed);
    }

    /** The same without a server. */
    public Settings without(ServerAddress address) {
        return new Settings(
                language,
                theme,
                known().stream()
                        .filter(other -> !other.address().equals(address))
                        .toList());
    }

    /** What is known of a server. */
    public Optional<SavedServer> find(ServerAddress address) {
        return known().stream()
                .filter(server -> server.address().equals(address))
                .findFirst();
    }

    /** The servers, last used first; empty where none is remembered. */
    public List<SavedServer> known() {
        return servers == null ? List.of() : servers;
    }
}
