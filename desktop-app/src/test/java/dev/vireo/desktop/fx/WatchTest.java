// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final HeldBackground background = new HeldBackground();
    private final List<String> taken = new ArrayList<>();
    private String parameter = "first";
    private int readings;
    private boolean isBroken;
    private final Watch<String> watch = new Watch<>(
            background,
            () -> {
                String asked = parameter;
                return () -> answer(asked);
            },
            taken::add,
            reason -> taken.add("failed: " + reason.getMessage()));

    private String answer(String asked) {
        readings++;
        if (isBroken) {
            throw new IllegalStateException("broken");
        }
        return asked + " " + readings;
    }

    @Test
    void anAnswerThatComesAfterSeveralPeriodsIsTaken() {
        watch.open(Duration.ofSeconds(1));
        background.tick();
        background.tick();
        background.release();

        assertThat(taken).containsExactly("first 1");
        assertThat(background.isIdle()).isTrue();
    }

    @Test
    void newsThatComeDuringAReadingAreReadOnceAfterIt() {
        watch.open();
        watch.refresh();
        watch.refresh();
        background.release();
        background.release();

        assertThat(taken).containsExactly("first 1", "first 2");
        assertThat(background.isIdle()).isTrue();
    }

    @Test
    void anAnswerToAnOlderQuestionIsNotTaken() {
        watch.open();
        parameter = "second";
        watch.restart();
        background.release();

        assertThat(taken).containsExactly("second 1");
        assertThat(background.isIdle()).isTrue();
    }

    @Test
    void nothingIsTakenOnceNobodyLooks() {
        watch.open(Duration.ofSeconds(1));
        watch.close();
        background.tick();
        watch.refresh();
        watch.restart();

        assertThat(background.isIdle()).isTrue();
        assertThat(readings).isZero();
    }

    @Test
    void aFailureIsToldAndTheNextPeriodReadsAgain() {
        isBroken = true;
        watch.open(Duration.ofSeconds(1));
        background.release();
        isBroken = false;
        background.tick();
        background.release();

        assertThat(taken).containsExactly("failed: broken", "first 2");
    }
}
