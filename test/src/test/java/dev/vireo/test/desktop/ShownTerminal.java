// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.desktop.terminal.TerminalPane;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The terminal that the desktop shows now, as somebody reads it. */
final class ShownTerminal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOOKS = 50;

    private final FxRobot robot = new FxRobot();

    /** Waits until a text stands in one of its rows. */
    void awaitText(String text) {
        await(Pattern.quote(text));
    }

    /** Waits until one of its rows has a part of that form. */
    MatchResult await(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return Eventually.get(
                () -> "'" + pattern + "' in " + rows(),
                PATIENCE,
                () -> rows().stream()
                        .map(wanted::matcher)
                        .filter(Matcher::find)
                        .map(Matcher::toMatchResult)
                        .findFirst());
    }

    /** Waits for it too, and does something each time that it is not there after a while. */
    void await(String pattern, Runnable after) {
        Pattern wanted = Pattern.compile(pattern);
        int[] looks = {0};
        Eventually.holds("'" + pattern + "' in the terminal", PATIENCE, () -> {
            boolean isThere =
                    rows().stream().anyMatch(row -> wanted.matcher(row).find());
            if (!isThere && ++looks[0] % LOOKS == 0) {
                after.run();
            }
            return isThere;
        });
    }

    /** What its rows say. */
    List<String> rows() {
        return WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE.toMillis(),
                () -> pane().map(pane -> pane.terminal().printed().rows()).orElse(List.of()));
    }

    private Optional<TerminalPane> pane() {
        return robot.lookup("#terminal-pane").tryQueryAs(TerminalPane.class);
    }
}
