// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.task.TaskContext;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Carries a machine's memory between QEMU and a file. QEMU is confined and opens no file for that: it speaks over a
 * socket in the run directory, and the agent reads and writes the file.
 */
final class MemoryTransfer {
    private static final long POLL_MILLISECONDS = 20;
    private static final long POLLS = 1500;
    private static final long NO_LIMIT = 1L << 40;
    private static final int PIECE = 1 << 20;

    private final QemuFiles files;

    MemoryTransfer(QemuFiles files) {
        this.files = files;
    }

    /** Writes the memory of a machine that is held; on the disk when it returns. The machine stays. */
    void save(RunningVm vm, Path file, TaskContext task) throws IOException, InterruptedException {
        Path socket = files.migration(vm.vmid());
        Files.deleteIfExists(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            // The directory lets nobody but the agent and QEMU in.
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
            vm.ask("migrate-set-parameters", Map.of("max-bandwidth", NO_LIMIT));
            vm.ask("migrate", Map.of("uri", "unix:" + socket));
            try (SocketChannel from = accept(server)) {
                task.line("Saved " + (copy(from, out, task) >> 20) + " MiB");
            }
            out.truncate(out.position());
            out.force(true);
        } finally {
            Files.deleteIfExists(socket);
        }
        await(vm, "query-migrate", "completed", "failed");
    }

    private static SocketChannel accept(ServerSocketChannel server) throws IOException, InterruptedException {
        server.configureBlocking(false);
        for (long i = 0; i < POLLS; i++) {
            SocketChannel accepted = server.accept();
            if (accepted != null) {
                accepted.configureBlocking(true);
                return accepted;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        throw new IOException("QEMU did not begin to send the memory");
    }

    private static long copy(SocketChannel from, FileChannel to, TaskContext task) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        while (from.read(piece) >= 0) {
            task.checkCancelled();
            piece.flip();
            while (piece.hasRemaining()) {
                to.write(piece);
            }
            piece.clear();
        }
        return to.position();
    }

    /** Gives a machine that was started to wait for it the memory of a file. Its processors stay held. */
    void load(RunningVm vm, Path file) throws IOException, InterruptedException {
        try {
            send(vm, file);
            await(vm, "query-migrate", "completed", "failed");
            awaitHeld(vm);
        } catch (IOException e) {
            // A QEMU that the memory does not fit to writes the reason and ends.
            throw new IOException("QEMU could not take the saved memory: " + lastWords(vm, e), e);
        }
    }

    private void send(RunningVm vm, Path file) throws IOException {
        Path socket = files.migration(vm.vmid());
        vm.ask("migrate-incoming", Map.of("uri", "unix:" + socket));
        try (SocketChannel to = SocketChannel.open(StandardProtocolFamily.UNIX);
                FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            to.connect(UnixDomainSocketAddress.of(socket));
            long size = from.size();
            long sent = 0;
            while (sent < size) {
                sent += from.transferTo(sent, Math.min(PIECE, size - sent), to);
            }
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    private String lastWords(RunningVm vm, IOException otherwise) throws IOException {
        String said = Files.readAllLines(files.log(vm.vmid())).stream()
                .filter(line -> line.startsWith("qemu-system"))
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? String.valueOf(otherwise.getMessage()) : said;
    }

    private static void awaitHeld(RunningVm vm) throws IOException, InterruptedException {
        for (long i = 0; i < POLLS; i++) {
            if (!vm.ask("query-status", Map.of()).path("status").asText().equals("inmigrate")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        throw new IOException("QEMU did not take the memory");
    }

    private static void await(RunningVm vm, String query, String good, String bad)
            throws IOException, InterruptedException {
        for (long i = 0; i < POLLS; i++) {
            JsonNode state = vm.ask(query, Map.of());
            String word = state.path("status").asText();
            if (word.equals(good)) {
                return;
            }
            if (word.equals(bad)) {
                throw new IOException("QEMU could not carry the memory over: "
                        + state.path("error-desc").asText("no reason given"));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        throw new IOException("QEMU did not finish carrying the memory over");
    }
}
