// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.model.ArchitectureException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.TerminalTicket;

/**
 * Calls one server as the user who is logged in there. Every method blocks and may be called by several threads at
 * once, but never by the FX thread. Every one throws {@link dev.vireo.model.api.ApiException} when the server refuses
 * or does not answer.
 */
@ArchitectureException(rule = "kernel", reason = "a screen is a stream of the RFB core, which names the interface")
public interface AgentApi {
    /**
     * Calls an endpoint. Answers are read leniently: unknown fields are passed over, and numbers, texts and flags are
     * taken in whichever form the server writes them.
     *
     * @return the answer; where the endpoint answers nothing, null
     */
    <R> R call(Endpoint<R> endpoint, Arguments arguments);

    /**
     * Sends a file to a storage. Where the server can, it goes on after breaks.
     *
     * @param progress is told how far it is, and asked whether to go on
     * @return the UPID of the task that ends the upload; empty if the same file is there already
     */
    String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress);

    /**
     * Opens the screen of a virtual machine.
     *
     * @param ticket the fresh answer of {@code vncproxy}, called with {@code websocket=1}
     */
    RfbTransport openScreen(NodeName node, Vmid vmid, VncTicket ticket);

    /**
     * Opens a text console.
     *
     * @param socket its WebSocket's endpoint
     * @param place parameters of the path
     * @param ticket the fresh answer of {@code termproxy}
     */
    default ByteStream openTerminal(Endpoint<Void> socket, Arguments place, TerminalTicket ticket) {
        throw new ApiException(ErrorKind.UNKNOWN_METHOD, "This server has no text consoles.");
    }

    /** The user who is logged in. */
    UserId user();
}
