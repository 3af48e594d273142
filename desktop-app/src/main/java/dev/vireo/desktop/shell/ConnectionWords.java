// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.inventory.ConnectionState;
import dev.vireo.desktop.inventory.Datacenter;
import java.time.Duration;
import java.time.Instant;

/** Says how a connection stands. */
final class ConnectionWords {
    private ConnectionWords() {}

    /** In a word or two. */
    static String word(Texts texts, Datacenter datacenter) {
        ConnectionState state = datacenter.connectionProperty().get();
        if (state instanceof ConnectionState.Online) {
            return texts.get("online");
        }
        if (state instanceof ConnectionState.Connecting) {
            return texts.get("connecting");
        }
        if (state instanceof ConnectionState.LoginNeeded) {
            return texts.get("login needed");
        }
        return state instanceof ConnectionState.CertificateChanged
                ? texts.get("certificate changed")
                : texts.get("offline");
    }

    /** With the time until the next attempt. */
    static String wordWithRetry(Texts texts, Datacenter datacenter, Instant now) {
        if (datacenter.connectionProperty().get() instanceof ConnectionState.Offline offline) {
            long seconds = Math.max(0, Duration.between(now, offline.retryAt()).toSeconds());
            return texts.get("offline, retry in {0} s", (int) seconds);
        }
        return word(texts, datacenter);
    }
}
