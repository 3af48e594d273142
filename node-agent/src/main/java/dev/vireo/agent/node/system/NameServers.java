// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.agent.host.SystemFile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.SystemAnswers.Dns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is asked for names: the resolver's file. Lines about other things stay as they are. */
final class NameServers {
    private static final String SERVER = "nameserver";
    private static final String SEARCH = "search";
    private static final String DOMAIN = "domain";
    private static final int LISTED = 3;

    private final SystemFile file;

    NameServers(SystemFile file) {
        this.file = file;
    }

    Dns read() throws IOException {
        List<String> servers = values(file.text(), SERVER);
        List<String> search = values(file.text(), SEARCH);
        List<String> domain = values(file.text(), DOMAIN);
        String names = !search.isEmpty() ? search.get(search.size() - 1) : domain.isEmpty() ? null : domain.get(0);
        return new Dns(names, at(servers, 0), at(servers, 1), at(servers, 2));
    }

    private static @Nullable String at(List<String> values, int index) {
        return index < values.size() ? values.get(index) : null;
    }

    private static List<String> values(String text, String word) {
        return text.lines()
                .map(line -> line.replaceFirst("[#;].*", "").strip())
                .filter(line -> line.startsWith(word + " ") || line.startsWith(word + "\t"))
                .map(line -> line.substring(word.length()).strip())
                .toList();
    }

    /**
     * Sets them; a search domain that is empty is removed.
     *
     * @param servers one to three addresses
     */
    void write(String search, List<String> servers) throws IOException {
        for (int i = 0; i < servers.size(); i++) {
            IpAddresses.require("dns" + (i + 1), servers.get(i));
        }
        if (servers.isEmpty()) {
            throw ApiException.badParameter("dns1", "at least one name server is needed");
        }
        file.replace(changed(file.text(), search.strip(), servers));
    }

    /** Replaces lines where they stand: the first of a kind takes the new value, more are added behind. */
    private static String changed(String text, String search, List<String> servers) {
        List<String> wanted = new ArrayList<>(servers);
        Optional<String> names = search.isEmpty() ? Optional.empty() : Optional.of(search);
        List<String> lines = new ArrayList<>();
        List<String> old = text.lines().toList();
        boolean hasSearch = false;
        int known = 0;
        for (String line : old) {
            String word = line.strip().split("\\s+", 2)[0];
            if (word.equals(SEARCH) || word.equals(DOMAIN)) {
                if (!hasSearch) {
                    names.ifPresent(value -> lines.add(SEARCH + " " + value));
                }
                hasSearch = true;
            } else if (word.equals(SERVER) && known++ < LISTED) {
                if (!wanted.isEmpty()) {
                    lines.add(SERVER + " " + wanted.remove(0));
                }
            } else {
                lines.add(line);
            }
        }
        if (!hasSearch && names.isPresent()) {
            lines.add(0, SEARCH + " " + search);
        }
        wanted.forEach(server -> lines.add(SERVER + " " + server));
        return String.join("\n", lines) + "\n";
    }
}
