// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.terminal;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.ByteStream;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.TerminalTicket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server whose consoles say what the test has them say, one piece a read, and end in peace or not. */
final class FakeConsoles implements AgentApi {
    final List<String> sent = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final Map<String, Object> configuration = new HashMap<>();
    final Deque<String> pieces = new ArrayDeque<>();

    @Nullable
    String failure;

    Runnable betweenPieces = () -> {};
    Runnable beforeChange = () -> {};
    int sessions;

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // each endpoint gets the answer that its type says, perhaps none
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        calls.add(endpoint + " " + arguments.options().asMap());
        if (endpoint.equals(GuestEndpoints.CHANGE_CONFIG)) {
            beforeChange.run();
            return null;
        }
        return (R)
                (endpoint.equals(GuestEndpoints.READ_CONFIG)
                        ? configuration
                        : new TerminalTicket("joe@pve", "PVEVNC:T", 5901, null));
    }

    @Override
    public ByteStream openTerminal(Endpoint<Void> socket, Arguments place, TerminalTicket ticket) {
        sessions++;
        calls.add(socket + " " + place.options().asMap());
        return new Stream();
    }

    private final class Stream implements ByteStream {
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            betweenPieces.run();
            String piece = pieces.poll();
            if (piece == null && failure != null) {
                throw new IOException(failure);
            }
            if (piece == null) {
                return -1;
            }
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(bytes, 0, target, offset, bytes.length);
            return bytes.length;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            sent.add(new String(source, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }

    @Override
    public String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress) {
        throw new UnsupportedOperationException("it has no storages");
    }

    @Override
    public RfbTransport openScreen(NodeName node, Vmid vmid, VncTicket ticket) {
        throw new UnsupportedOperationException("it has no screens");
    }

    @Override
    public UserId user() {
        return UserId.parse("joe@pve");
    }
}
