// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server with one file, which breaks each connection after some bytes. */
final class FlakyServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-");

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final byte[] file;
    private final int bytesEachTime;
    private volatile String tag;
    private final boolean changesEachTime;

    FlakyServer(byte[] file, int bytesEachTime, boolean changesEachTime, ExecutorService threads) throws IOException {
        this.file = file;
        this.bytesEachTime = bytesEachTime;
        this.changesEachTime = changesEachTime;
        this.tag = "\"v0\"";
        threads.execute(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/x.iso";
    }

    /** The requests so far, each with its headers. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer(client);
            } catch (IOException e) {
                // The next client, if there is one.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        requests.add(head.toString());
        Matcher range = RANGE.matcher(head);
        boolean isRest = range.find() && head.toString().contains("If-Range: " + tag);
        int from = isRest ? Integer.parseInt(range.group(1)) : 0;
        OutputStream out = client.getOutputStream();
        String status = isRest
                ? "206 Partial Content\r\nContent-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length
                : "200 OK";
        out.write(
                ("HTTP/1.1 " + status + "\r\nETag: " + tag + "\r\nContent-Length: " + (file.length - from) + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.write(file, from, Math.min(bytesEachTime, file.length - from));
        out.flush();
        if (changesEachTime && requests.size() < 3) {
            tag = "\"v" + requests.size() + "\"";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
