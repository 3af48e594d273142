// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.qmp.QmpCall;
import dev.vireo.agent.guest.qemu.qmp.QmpClient;
import dev.vireo.agent.guest.qemu.qmp.QmpException;
import dev.vireo.agent.host.RunningProcess;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A virtual machine whose QEMU runs.
 *
 * @param vmid its number
 * @param process QEMU's process
 * @param qmp the connection to QEMU
 * @param started when the process began
 * @param machine its versioned machine type
 * @param qemuVersion version of the QEMU that runs it
 */
public record RunningVm(
        Vmid vmid, RunningProcess process, QmpClient qmp, Instant started, String machine, String qemuVersion) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Tells QEMU to do something, or asks it.
     *
     * @throws IOException if QEMU refused, did not answer in time, or is gone
     */
    public JsonNode ask(String command, Map<String, ?> arguments) throws IOException {
        try {
            return ask(qmp, command, arguments);
        } catch (IOException e) {
            throw reason(e);
        }
    }

    /** Whether QEMU is gone or going: it does nothing any more that it is told. */
    public boolean hasEnded() {
        return qmp.end().isDone();
    }

    /** Why QEMU did not do something: mostly what it says, unless it is gone. */
    IOException reason(IOException failure) {
        return hasEnded()
                ? new IOException("VM " + vmid + " ended while this was under way: its QEMU process is gone", failure)
                : failure;
    }

    /**
     * Tells QEMU to do something, or asks it. An interrupt takes effect afterwards: for work that must not be left without
     * knowing how it stands.
     *
     * @throws IOException if QEMU refused, did not answer in time, or is gone
     */
    public JsonNode askToEnd(String command, Map<String, ?> arguments) throws IOException {
        try {
            return qmp.executeToEnd(new QmpCall(command, arguments), PATIENCE);
        } catch (QmpException e) {
            throw new IOException("QEMU refused '" + command + "': " + e.getMessage(), e);
        } catch (IOException e) {
            throw reason(e);
        }
    }

    static JsonNode ask(QmpClient qmp, String command, Map<String, ?> arguments) throws IOException {
        return ask(qmp, List.of(new QmpCall(command, arguments))).get(0);
    }

    /** Asks several things at once. */
    static List<JsonNode> ask(QmpClient qmp, List<QmpCall> calls) throws IOException {
        try {
            return qmp.execute(calls, PATIENCE);
        } catch (QmpException e) {
            throw new IOException("QEMU refused " + commands(calls) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while QEMU worked on " + commands(calls), e);
        }
    }

    private static String commands(List<QmpCall> calls) {
        return calls.stream().map(call -> "'" + call.command() + "'").collect(Collectors.joining(", "));
    }
}
