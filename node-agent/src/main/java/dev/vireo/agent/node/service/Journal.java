// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The journal with cursors, so that a reader can go on where it left off, in both directions. */
final class Journal {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), 32 << 20);
    private static final long USUAL_LINES = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProgramRunner programs;
    private final ZoneId zone;

    /** @param zone that times are told in */
    Journal(ProgramRunner programs, ZoneId zone) {
        this.programs = programs;
        this.zone = zone;
    }

    /**
     * What is asked for.
     *
     * @param last only that many of the last lines
     * @param since first second since 1970
     * @param until last second since 1970
     * @param after cursor behind which it begins
     * @param before cursor before which it ends
     */
    record Span(
            Optional<Long> last,
            Optional<Long> since,
            Optional<Long> until,
            Optional<String> after,
            Optional<String> before) {}

    private record Entry(String cursor, String line) {}

    /** The cursor of the first line, the lines, and the cursor of the last one; empty if there are no lines. */
    List<String> read(Span span) throws IOException, InterruptedException {
        ProgramResult result = programs.run(command(span), LIMITS);
        if (!result.isSuccess()) {
            throw ApiException.failed("the journal cannot be read: " + result.reason());
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : result.output().lines().toList()) {
            entry(line).ifPresent(entries::add);
        }
        if (span.before.isPresent()) {
            // Read backwards from that line on, which the reader has already.
            entries.removeIf(entry -> entry.cursor.equals(span.before.get()));
            Collections.reverse(entries);
        }
        List<String> answer = new ArrayList<>();
        if (!entries.isEmpty()) {
            answer.add(entries.get(0).cursor);
            entries.forEach(entry -> answer.add(entry.line));
            answer.add(entries.get(entries.size() - 1).cursor);
        }
        return answer;
    }

    private static List<String> command(Span span) {
        List<String> command = new ArrayList<>(List.of("journalctl", "--no-pager", "--quiet", "--output=json"));
        span.since.ifPresent(since -> command.add("--since=@" + since));
        span.until.ifPresent(until -> command.add("--until=@" + until));
        if (span.before.isPresent()) {
            command.add("--cursor=" + span.before.get());
            command.add("--reverse");
            command.add("--lines=" + (span.last.orElse(USUAL_LINES) + 1));
        } else {
            span.after.ifPresent(after -> command.add("--after-cursor=" + after));
            if (span.last.isPresent() || (span.since.isEmpty() && span.after.isEmpty())) {
                command.add("--lines=" + span.last.orElse(USUAL_LINES));
            }
        }
        return command;
    }

    /** A line that was cut off at the limit of the output is none. */
    private Optional<Entry> entry(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            long microseconds = node.path("__REALTIME_TIMESTAMP").asLong();
            String time = TIME.format(Instant.ofEpochMilli(microseconds / 1000).atZone(zone));
            String from =
                    node.path("SYSLOG_IDENTIFIER").asText(node.path("_COMM").asText("unknown"));
            String pid = node.path("_PID").asText(node.path("SYSLOG_PID").asText(""));
            String process = pid.isEmpty() ? from : from + "[" + pid + "]";
            String host = node.path("_HOSTNAME").asText("-");
            String line = time + " " + host + " " + process + ": " + message(node.path("MESSAGE"));
            return Optional.of(new Entry(node.path("__CURSOR").asText(), line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What is no text comes as a list of bytes. */
    private static String message(JsonNode message) {
        if (!message.isArray()) {
            return message.asText("");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.forEach(value -> bytes.write(value.asInt()));
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
    }
}
