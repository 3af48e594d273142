// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import java.security.SecureRandom;
import java.util.Locale;

/** Draws hardware addresses for network cards that are given none. */
public final class DrawnAddresses {
    private static final String PREFIX = "BC:24:11";

    private final SecureRandom random;

    /** @param random where they come from */
    public DrawnAddresses(SecureRandom random) {
        this.random = random;
    }

    /** One more. */
    public MacAddress draw() {
        byte[] bytes = new byte[3];
        random.nextBytes(bytes);
        return MacAddress.parse(String.format(Locale.ROOT, "%s:%02X:%02X:%02X", PREFIX, bytes[0], bytes[1], bytes[2]));
    }
}
