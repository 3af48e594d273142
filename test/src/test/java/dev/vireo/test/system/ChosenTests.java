// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.system;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A program that runs tests where no build runs: in a machine of their own. */
public final class ChosenTests {
    /** What it prints last if no test failed and one was run at least. */
    public static final String DONE = "all of the chosen tests held";

    private ChosenTests() {}

    /**
     * Runs them, and says what failed.
     *
     * @param arguments names of classes, or of methods as {@code class#method}
     */
    public static void main(String[] arguments) {
        List<DiscoverySelector> chosen =
                Stream.of(arguments).map(ChosenTests::select).toList();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(chosen)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        SummaryGeneratingListener counting = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, counting, new Aloud());
        TestExecutionSummary summary = counting.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        if (summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0) {
            System.out.println(DONE);
        }
    }

    private static DiscoverySelector select(String name) {
        return name.contains("#") ? DiscoverySelectors.selectMethod(name) : DiscoverySelectors.selectClass(name);
    }

    /** Says how each one ended: with such a machine, one wants to know how far it came. */
    private static final class Aloud implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                System.out.println(result.getStatus() + " " + test.getUniqueId());
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            System.out.println("SKIPPED " + test.getUniqueId() + ": " + reason);
        }
    }
}
