// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.node.DiskAnswers.Smart;
import dev.vireo.model.node.DiskAnswers.SmartAttribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What disks say of their health, asked by {@code smartctl}. */
final class SmartReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Attributes by which makers tell how much of an SSD's life is left, the most telling first. */
    private static final List<Integer> WEAR = List.of(233, 231, 177, 202, 173);
    /** Bits of the exit code for a command line that was wrong and a device that did not open. */
    private static final int NOT_ASKED = 0b11;

    private static final Set<String> SHOWN_TEXTS = Set.of("smart_status", "temperature", "power_on_time");

    private final ProgramRunner programs;

    SmartReader(ProgramRunner programs) {
        this.programs = programs;
    }

    /**
     * Health in short.
     *
     * @param word {@code PASSED}, {@code FAILED} or {@code UNKNOWN}
     * @param wearout percent of its life that is left, or {@code N/A}
     */
    record Health(String word, Object wearout) {
        static final Health UNKNOWN = new Health("UNKNOWN", "N/A");
    }

    /** How a disk is; unknown also where the program is missing: a list of disks must not fail for that. */
    Health health(String device) throws InterruptedException {
        try {
            return ask(device, true)
                    .map(answer -> new Health(word(answer), wearout(answer)))
                    .orElse(Health.UNKNOWN);
        } catch (IOException e) {
            return Health.UNKNOWN;
        }
    }

    /** All that it says. */
    Smart read(String device, boolean healthOnly) throws InterruptedException {
        JsonNode answer;
        try {
            answer = ask(device, !healthOnly)
                    .orElseThrow(() -> ApiException.failed("the disk " + device + " does not tell its health"));
        } catch (IOException e) {
            throw ApiException.failed("smartctl is missing: install the package smartmontools", e);
        }
        if (healthOnly) {
            return new Smart(word(answer), null, null, null);
        }
        JsonNode table = answer.path("ata_smart_attributes").path("table");
        return table.isArray()
                ? new Smart(word(answer), "ata", attributes(table), null)
                : new Smart(word(answer), "text", null, text(answer));
    }

    private Optional<JsonNode> ask(String device, boolean withAttributes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("smartctl", "--json=c", "--health"));
        if (withAttributes) {
            command.add("--attributes");
        }
        command.add(device);
        ProgramResult result = programs.run(command, RunLimits.QUICK);
        if (result.timedOut() || (result.exitCode() & NOT_ASKED) != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(result.output()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String word(JsonNode answer) {
        JsonNode passed = answer.path("smart_status").path("passed");
        return passed.isMissingNode() ? "UNKNOWN" : passed.asBoolean() ? "PASSED" : "FAILED";
    }

    private static Object wearout(JsonNode answer) {
        JsonNode nvme = answer.path("nvme_smart_health_information_log").path("percentage_used");
        if (nvme.isNumber()) {
            return Math.max(0, 100 - nvme.asInt());
        }
        if (answer.path("rotation_rate").asInt(0) == 0) {
            for (int id : WEAR) {
                for (JsonNode attribute : answer.path("ata_smart_attributes").path("table")) {
                    if (attribute.path("id").asInt() == id) {
                        return attribute.path("value").asInt();
                    }
                }
            }
        }
        return "N/A";
    }

    private static List<SmartAttribute> attributes(JsonNode table) {
        List<SmartAttribute> attributes = new ArrayList<>();
        table.forEach(entry -> attributes.add(new SmartAttribute(
                String.format("%3d", entry.path("id").asInt()),
                entry.path("name").asText(),
                entry.path("value").asInt(),
                entry.path("worst").asInt(),
                entry.path("thresh").asInt(),
                entry.path("flags").path("string").asText("").strip(),
                entry.path("when_failed").asText("").isEmpty()
                        ? "-"
                        : entry.path("when_failed").asText(),
                entry.path("raw").path("string").asText())));
        return attributes;
    }

    /** Lines {@code name: value} of what a disk without attributes tells. */
    private static String text(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        JsonNode nvme = answer.path("nvme_smart_health_information_log");
        JsonNode from = nvme.isObject() ? nvme : answer;
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            if (nvme.isObject() || SHOWN_TEXTS.contains(field.getKey())) {
                text.append(field.getKey().replace('_', ' '))
                        .append(": ")
                        .append(
                                field.getValue().isValueNode()
                                        ? field.getValue().asText()
                                        : field.getValue())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
