// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import dev.vireo.agent.host.IpAddresses;
import dev.vireo.agent.host.SystemFile;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.SystemAnswers.HostsFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file of names and addresses, changed as a whole. */
final class HostNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final int LARGEST = 65536;

    private final SystemFile file;

    HostNames(SystemFile file) {
        this.file = file;
    }

    HostsFile read() throws IOException {
        String text = file.text();
        return new HostsFile(text, SystemFile.digest(text));
    }

    /** Replaces the text if it is still the one with that digest. */
    void write(String text, Optional<String> digest) throws IOException {
        if (text.length() > LARGEST) {
            throw ApiException.badParameter("data", "value may only be " + LARGEST + " characters long");
        }
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            check(number, lines.get(number - 1).replaceFirst("#.*", "").strip());
        }
        file.requireDigest(digest);
        file.replace(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }

    private static void check(int number, String line) {
        if (line.isEmpty()) {
            return;
        }
        String[] words = line.split("\\s+");
        // A link-local address may name its interface.
        String address = words[0].replaceFirst("%.*", "");
        if (IpAddresses.parse(address).isEmpty()) {
            throw bad(number, "begins with '" + words[0] + "': an IP address is needed there");
        }
        if (words.length < 2) {
            throw bad(number, "has no name behind the address " + words[0]);
        }
        for (int i = 1; i < words.length; i++) {
            if (!NAME.matcher(words[i]).matches()) {
                throw bad(number, "has '" + words[i] + "', which is no host name");
            }
        }
    }

    private static ApiException bad(int number, String reason) {
        return ApiException.badParameter("data", "line " + number + " " + reason);
    }
}
