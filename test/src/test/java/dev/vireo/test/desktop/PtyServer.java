// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.agent.host.PseudoTerminals;
import dev.vireo.agent.host.TerminalLine;
import dev.vireo.agent.host.WindowSize;
import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.ByteStream;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.node.TerminalTicket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server whose every text console is a program on this machine, on a real terminal, without a network between. */
public final class PtyServer implements AgentApi {
    private final List<String> command;

    /** @param command what each console runs */
    public PtyServer(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    @SuppressWarnings("unchecked") // it is asked for tickets alone
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        return (R) new TerminalTicket("root@pam", "PVEVNC:1", 5900, null);
    }

    @Override
    public ByteStream openTerminal(Endpoint<Void> socket, Arguments place, TerminalTicket ticket) {
        try {
            return new Stream(new PseudoTerminals().start(command, WindowSize.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return UserId.ROOT;
    }

    /** Takes the first line for right and frames as they come: one a message. */
    private static final class Stream implements ByteStream {
        private final TerminalLine line;
        private final ByteArrayOutputStream first = new ByteArrayOutputStream();
        private boolean isProved;
        private boolean isGreeted;

        Stream(TerminalLine line) {
            this.line = line;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (!isGreeted) {
                isGreeted = true;
                target[offset] = 'O';
                target[offset + 1] = 'K';
                return 2;
            }
            try {
                return line.read(target, offset, length);
            } catch (IOException e) {
                return -1; // hung up
            }
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (!isProved) {
                first.write(source, offset, length);
                isProved = first.toString(StandardCharsets.UTF_8).endsWith("\n");
                return;
            }
            String head = new String(source, offset, Math.min(length, 24), StandardCharsets.ISO_8859_1);
            String[] fields = head.split(":");
            if (fields[0].equals("0")) {
                int start = 3 + fields[1].length();
                line.write(source, offset + start, length - start);
            } else if (fields[0].equals("1")) {
                line.resize(new WindowSize(Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
            }
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
