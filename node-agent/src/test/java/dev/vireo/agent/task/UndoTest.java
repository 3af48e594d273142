// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final List<String> done = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final TaskLog log = new TaskLog() {
        @Override
        public void line(String text) {
            done.add(text);
        }

        @Override
        public void warn(String text) {
            warnings.add(text);
        }

        @Override
        public void progress(double share) {
            throw new AssertionError("an undo has no progress");
        }
    };

    @Test
    void reversesTheNewestStepFirst() {
        try (Undo undo = new Undo(log)) {
            undo.add("a", () -> done.add("a"));
            undo.add("b", () -> done.add("b"));
        }

        assertThat(done).containsExactly("b", "a");
    }

    @Test
    void reversesWhenTheJobFails() {
        assertThatThrownBy(() -> {
                    try (Undo undo = new Undo(log)) {
                        undo.add("a", () -> done.add("a"));
                        throw new IOException("no space");
                    }
                })
                .hasMessage("no space");

        assertThat(done).containsExactly("a");
    }

    @Test
    void reversesNothingThatIsCommitted() {
        try (Undo undo = new Undo(log)) {
            undo.add("a", () -> done.add("a"));
            undo.clear();
            undo.add("b", () -> done.add("b"));
        }

        assertThat(done).containsExactly("b");
    }

    @Test
    void aReversalThatFailsIsToldAndStopsNoOther() {
        try (Undo undo = new Undo(log)) {
            undo.add("first", () -> done.add("first"));
            undo.add("file", () -> {
                throw new IOException("busy");
            });
            undo.add("state", () -> {
                throw new IllegalStateException("odd");
            });
        }

        assertThat(done).containsExactly("first");
        assertThat(warnings).containsExactly("could not undo 'state': odd", "could not undo 'file': busy");
    }

    @Test
    void closingTwiceReversesOnce() {
        Undo undo = new Undo(log);
        undo.add("a", () -> done.add("a"));
        undo.close();
        undo.close();

        assertThat(done).containsExactly("a");
    }

    @Test
    void wishThatTheTaskStopsCutsNoReversal() {
        Thread.currentThread().interrupt();
        Undo undo = new Undo(log);
        undo.add("a", () -> done.add("a interrupted: " + Thread.currentThread().isInterrupted()));
        undo.close();

        assertThat(done).containsExactly("a interrupted: false");
        assertThat(Thread.interrupted()).as("the wish is still there").isTrue();
    }
}
