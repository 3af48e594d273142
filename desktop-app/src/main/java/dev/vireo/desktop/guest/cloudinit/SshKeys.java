// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.cloudinit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Public keys as the configuration writes them: in one line, with percent signs for what a line cannot hold. */
final class SshKeys {
    private SshKeys() {}

    static String encode(String keys) {
        return URLEncoder.encode(keys.strip(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String decode(String written) {
        try {
            return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not encoded after all: shown as it is.
            return written;
        }
    }
}
