// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.id.Upid;
import org.junit.jupiter.api.Test;

class TaskNamesTest {
    private static String name(String type, String id) {
        return TaskNames.name(
                new Texts(), Upid.parse("UPID:n1:00000001:00000001:00000001:" + type + ":" + id + ":root@pam:"));
    }

    @Test
    void aKnownTaskIsNamedForPeople() {
        assertThat(name("srvreload", "cron")).isEqualTo("Reload the service cron");
    }

    @Test
    void changesOfTheNetworkAreNotCalledByTheServiceThatAppliesThem() {
        assertThat(name("srvreload", "networking")).isEqualTo("Apply network changes");
    }

    @Test
    void anUnknownTaskKeepsItsWord() {
        assertThat(name("teleport", "7")).isEqualTo("teleport 7");
    }
}
