// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal.vt;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of text that leads to a web page.
 *
 * @param span where it stands
 * @param target where it leads: always http or https, as a program on another machine must not start anything else here
 */
public record Link(Span span, URI target) {
    private static final Pattern WEB = Pattern.compile(
            "(https?://)(\\[[0-9a-f:.]+]|[^/?#:\\[\\]]+)((?::[0-9]*)?(?:[/?#].*)?)", Pattern.CASE_INSENSITIVE);

    /** The web page of an address, its host in ASCII as browsers know it; empty if it is no such address. */
    static Optional<URI> target(String address) {
        Matcher parts = WEB.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String named = parts.group(2);
            String host = named.contains("@") || named.startsWith("[") ? named : IDN.toASCII(named);
            URI target = new URI(parts.group(1).toLowerCase(Locale.ROOT) + host + parts.group(3));
            return target.getHost() == null ? Optional.empty() : Optional.of(URI.create(target.toASCIIString()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
