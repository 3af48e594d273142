// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Failures failures = new Failures();

    private String shown() {
        return failures.shownProperty().get();
    }

    @Test
    void refusalOutlivesTheReadingsThatFollow() {
        failures.notDone(new IllegalStateException("in use"));
        failures.read();
        assertThat(shown()).isEqualTo("in use");

        failures.acting();

        assertThat(shown()).isEmpty();
    }

    @Test
    void failedReadingIsForgottenWithTheNextGoodOne() {
        failures.notRead(new IllegalStateException("away"));
        failures.acting();
        assertThat(shown()).isEqualTo("away");

        failures.read();

        assertThat(shown()).isEmpty();
    }
}
