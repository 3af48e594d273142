// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.service;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.task.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of the system's log: from the journal, or where none is kept, from the file that a log service writes. */
final class SystemLog {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), 32 << 20);
    private static final long USUAL_LINES = 50;
    /** Of a log of text only so many bytes at its end are looked at. */
    private static final int LARGEST_TEXT = 8 << 20;

    private static final List<Path> JOURNALS = List.of(Path.of("/run/log/journal"), Path.of("/var/log/journal"));
    private static final List<Path> TEXTS = List.of(Path.of("/var/log/syslog"), Path.of("/var/log/messages"));

    private final ProgramRunner programs;
    private final HostFiles files;

    SystemLog(ProgramRunner programs, HostFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /**
     * What is asked for.
     *
     * @param since first moment; the node's boot if empty
     * @param until last moment
     * @param service lines of that one alone
     */
    record Filter(Optional<String> since, Optional<String> until, Optional<String> service) {}

    /** Whether the node keeps a journal. */
    boolean hasJournal() {
        return JOURNALS.stream().anyMatch(files::exists);
    }

    /**
     * Lines with their numbers.
     *
     * @param start number of the first one, from 0
     * @param limit most lines; 50 if empty
     */
    List<LogLine> lines(Filter filter, long start, Optional<Long> limit) throws IOException, InterruptedException {
        List<String> all = hasJournal() ? fromJournal(filter) : fromText(filter);
        List<LogLine> lines = new ArrayList<>();
        long end = start + Math.min(Math.max(0, all.size() - start), limit.orElse(USUAL_LINES));
        for (long i = start; i < end; i++) {
            lines.add(new LogLine((int) i + 1, all.get((int) i)));
        }
        return lines;
    }

    private List<String> fromJournal(Filter filter) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("journalctl", "--no-pager", "--quiet", "--output=short"));
        filter.since.ifPresentOrElse(since -> command.add("--since=" + since), () -> command.add("--boot"));
        filter.until.ifPresent(until -> command.add("--until=" + until));
        filter.service.ifPresent(service -> command.add("--unit=" + service));
        ProgramResult result = programs.run(command, LIMITS);
        if (!result.isSuccess()) {
            throw ApiException.failed("the journal cannot be read: " + result.reason());
        }
        return result.output().lines().toList();
    }

    private List<String> fromText(Filter filter) throws IOException, InterruptedException {
        if (filter.since.isPresent() || filter.until.isPresent()) {
            throw ApiException.failed(
                    "no journal is kept on this node: its log cannot be searched by time, leave since and until out");
        }
        Path file = TEXTS.stream()
                .filter(files::exists)
                .findFirst()
                .orElseThrow(() -> ApiException.failed(
                        "this node keeps neither a journal nor /var/log/syslog or /var/log/messages"));
        ProgramResult result = programs.run(List.of("tail", "--bytes=" + LARGEST_TEXT, "--", file.toString()), LIMITS);
        if (!result.isSuccess()) {
            throw ApiException.failed("the log " + file + " cannot be read: " + result.reason());
        }
        String end = result.output();
        // The first line of a file that is longer is mostly not whole.
        boolean isCut = end.getBytes(StandardCharsets.UTF_8).length >= LARGEST_TEXT;
        return end.lines()
                .skip(isCut ? 1 : 0)
                .filter(line -> filter.service
                        .map(name -> line.contains(" " + name + "[") || line.contains(" " + name + ":"))
                        .orElse(true))
                .toList();
    }
}
