// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.process.QemuRuntime;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.GuestAgent;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The guest agents of this node's machines, with the reasons why one cannot be asked. */
public final class GuestAgents {
    private final GuestStore guests;
    private final QemuRuntime runtime;
    private final GuestAgentClient client;

    /** @param client asks those that can be asked */
    public GuestAgents(GuestStore guests, QemuRuntime runtime, GuestAgentClient client) {
        this.guests = guests;
        this.runtime = runtime;
        this.client = client;
    }

    /** Whether a guest's agent is configured and answers. */
    public boolean answers(Vmid vmid) throws InterruptedException {
        return guests.find(vmid).filter(GuestAgents::isConfigured).isPresent()
                && runtime.find(vmid).filter(GuestAgents::isListening).isPresent()
                && client.answers(vmid);
    }

    /** Asks a guest's agent and waits for the answer. */
    public JsonNode ask(Vmid vmid, String command, Map<String, ?> arguments, Duration limit)
            throws InterruptedException {
        requireReachable(vmid);
        try {
            return client.ask(vmid, command, arguments, limit);
        } catch (IOException e) {
            throw failure(vmid, e);
        }
    }

    /** Says something whose success is not answered. */
    public void tell(Vmid vmid, String command, Map<String, ?> arguments) throws InterruptedException {
        requireReachable(vmid);
        try {
            client.tell(vmid, command, arguments);
        } catch (IOException e) {
            throw failure(vmid, e);
        }
    }

    private void requireReachable(Vmid vmid) {
        Guest guest = guests.require(vmid);
        RunningVm vm = runtime.find(vmid).orElseThrow(() -> ApiException.failed("VM " + vmid + " is not running"));
        if (!isConfigured(guest)) {
            throw ApiException.failed(
                    "No QEMU guest agent configured: switch on 'agent' of VM " + vmid + " and start it anew");
        }
        if (!isListening(vm)) {
            throw ApiException.failed("QEMU guest agent is not running: start qemu-guest-agent inside VM " + vmid);
        }
    }

    private static boolean isConfigured(Guest guest) {
        return guest.options().get(VmOptions.AGENT).map(GuestAgent::isEnabled).orElse(false);
    }

    /** QEMU knows whether a program in the guest holds the port open. */
    private static boolean isListening(RunningVm vm) {
        try {
            for (JsonNode channel : vm.ask("query-chardev", Map.of())) {
                if (channel.path("label").asText().equals("qga0")) {
                    return channel.path("frontend-open").asBoolean();
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static ApiException failure(Vmid vmid, IOException cause) {
        return ApiException.failed("VM " + vmid + ": " + cause.getMessage(), cause);
    }
}
