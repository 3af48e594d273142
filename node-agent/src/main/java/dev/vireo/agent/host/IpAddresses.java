// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import dev.vireo.model.api.ApiException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as texts. Nothing here asks a name server. */
public final class IpAddresses {
    private static final Pattern V4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern V6_LETTERS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private IpAddresses() {}

    /** The address that a text is, if it is one. */
    public static Optional<InetAddress> parse(String text) {
        if (!V4.matcher(text).matches() && !V6_LETTERS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // With a colon or four numbers it is never looked up.
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether it is an IPv4 address. */
    public static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    /** Whether it is an IPv6 address. */
    public static boolean isV6(String text) {
        return text.contains(":") && parse(text).isPresent();
    }

    /**
     * The address that an argument is.
     *
     * @throws ApiException naming the argument if it is none
     */
    public static InetAddress require(String name, String text) {
        return parse(text)
                .orElseThrow(() -> ApiException.badParameter(
                        name, "an IP address such as 192.0.2.1 or 2001:db8::1 is needed - got '" + text + "'"));
    }
}
