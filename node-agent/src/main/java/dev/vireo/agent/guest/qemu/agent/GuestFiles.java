// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Reads and writes files inside guests. */
final class GuestFiles {
    /** A guest agent buffers what it is asked for: it is asked for little at a time. */
    private static final int PIECE = 1 << 20;

    private final GuestAgents agents;

    GuestFiles(GuestAgents agents) {
        this.agents = agents;
    }

    /**
     * A part of a file.
     *
     * @param bytes what was read
     * @param isTruncated whether the file goes on
     */
    record Content(byte[] bytes, boolean isTruncated) {}

    /** Reads a file from {@code offset}, at most {@code count} bytes. */
    Content read(Vmid vmid, String file, long offset, long count) throws InterruptedException {
        long handle = open(vmid, file, "rb");
        try {
            if (offset > 0) {
                ask(vmid, "guest-file-seek", Map.of("handle", handle, "offset", offset, "whence", 0));
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            boolean isEnd = false;
            while (!isEnd && content.size() < count) {
                long wanted = Math.min(PIECE, count - content.size());
                JsonNode piece = ask(vmid, "guest-file-read", Map.of("handle", handle, "count", wanted));
                byte[] bytes = decode(piece.path("buf-b64").asText());
                content.write(bytes, 0, (int) Math.min(bytes.length, count - content.size()));
                isEnd = piece.path("eof").asBoolean() || bytes.length == 0;
            }
            return new Content(content.toByteArray(), !isEnd);
        } finally {
            close(vmid, handle);
        }
    }

    /** Makes a file of those bytes; what it held before is lost. */
    void write(Vmid vmid, String file, byte[] content) throws InterruptedException {
        long handle = open(vmid, file, "wb");
        try {
            int written = 0;
            while (written < content.length) {
                byte[] rest = Arrays.copyOfRange(content, written, content.length);
                JsonNode answer = ask(
                        vmid,
                        "guest-file-write",
                        Map.of("handle", handle, "buf-b64", Base64.getEncoder().encodeToString(rest)));
                int count = answer.path("count").asInt();
                if (count <= 0) {
                    throw ApiException.failed("the guest took " + written + " of " + content.length + " bytes");
                }
                written += count;
            }
            ask(vmid, "guest-file-flush", Map.of("handle", handle));
        } finally {
            close(vmid, handle);
        }
    }

    private long open(Vmid vmid, String file, String mode) throws InterruptedException {
        return ask(vmid, "guest-file-open", Map.of("path", file, "mode", mode)).asLong();
    }

    private void close(Vmid vmid, long handle) throws InterruptedException {
        ask(vmid, "guest-file-close", Map.of("handle", handle));
    }

    private JsonNode ask(Vmid vmid, String command, Map<String, ?> arguments) throws InterruptedException {
        return agents.ask(vmid, command, arguments, GuestAgentClient.QUICK);
    }

    /** A guest may send anything. */
    static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ApiException.failed("the guest agent sent what is no base64", e);
        }
    }
}
