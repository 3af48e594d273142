// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import dev.vireo.agent.task.EndSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vireo bench}: runs the benchmarks and prints one line for each figure. */
@Command(
        name = "vireo bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the benchmarks. Each line has an absolute figure, its ratio to something measured in the same run,",
            "the aim, and whether it is met. Other programs on this machine make the figures worse.",
            "Exit code: 0 if every benchmark ran or was skipped by name, 1 if one failed, whatever the figures say."
        })
public final class BenchMain implements Callable<Integer> {
    private static final List<Benchmark> ALL = all();
    /** A hundred containers take a while to end. */
    private static final Duration CLEANING = Duration.ofMinutes(2);

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Runs one benchmark: agent-start, vm-start, clone, move, import, ram-snapshot, hot-plug,"
                    + " container-start, containers, listing, desktop-start, rfb-decoding, screen or terminal.")
    @Nullable
    String only;

    private static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>(List.of(new AgentStartBenchmark(), new VmStartBenchmark()));
        all.addAll(CopyBenchmark.all());
        all.addAll(List.of(
                new RamSnapshotBenchmark(),
                new HotPlugBenchmark(),
                new ContainerBenchmark(),
                new ManyContainersBenchmark(),
                new ListingBenchmark(),
                new DesktopStartBenchmark(),
                new RfbDecodingBenchmark(),
                new ScreenBenchmark(),
                new TerminalBenchmark()));
        return List.copyOf(all);
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        List<Benchmark> chosen = ALL.stream()
                .filter(benchmark -> only == null || benchmark.name().equals(only))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--only: there is no benchmark " + only);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Measurement.HEADING);
        out.flush();
        try (EndSignal signal = EndSignal.listen(CLEANING)) {
            return runAll(chosen, out, signal) ? 0 : 1;
        }
    }

    /** What runs when the program is told to end takes its agents, guests and files away first. */
    private static boolean runAll(List<Benchmark> chosen, PrintWriter out, EndSignal signal) {
        boolean allRan = true;
        for (Benchmark benchmark : chosen) {
            Optional<String> failure = print(benchmark, out);
            if (signal.isTold()) {
                out.println(benchmark.name() + ": told to end before it was done");
                out.flush();
                return false;
            }
            failure.ifPresent(reason -> out.println(benchmark.name() + ": FAILED: " + reason));
            allRan &= failure.isEmpty();
            out.flush();
        }
        return allRan;
    }

    /** Prints what a benchmark measures; the answer is why it failed. */
    @SuppressWarnings("IllegalCatch") // one that fails must not keep the others from running
    private static Optional<String> print(Benchmark benchmark, PrintWriter out) {
        try {
            benchmark.run(measurement -> {
                out.println(measurement.line());
                out.flush();
            });
            return Optional.empty();
        } catch (Benchmark.SkippedException e) {
            out.println(benchmark.name() + ": skipped: " + e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (Exception e) {
            return Optional.of(String.valueOf(e));
        }
    }
}
