// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import dev.vireo.agent.storage.upload.Checksum;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.api.ApiException;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Reads a file from a server, going on where a broken connection ended as long as something arrives in between. */
final class Fetching {
    private static final int MOST_FRUITLESS = 5;

    private final RemoteServers servers;
    private final Duration pause;

    /** @param pause how long to wait before a broken connection is made anew */
    Fetching(RemoteServers servers, Duration pause) {
        this.servers = servers;
        this.pause = pause;
    }

    /** Fetches the whole file, checks its sum, and tells how many bytes it has. */
    long fetch(Download.Request request, Sink sink, TaskContext task) throws IOException, InterruptedException {
        State state = new State(request.claim().checksum());
        int fruitless = 0;
        while (true) {
            long before = state.size;
            try {
                turn(request, sink, state, task);
                requireSum(state, request.claim().checksum());
                return state.size;
            } catch (FileSystemException e) {
                task.checkCancelled();
                throw e;
            } catch (RemoteFile.RefusedException | AddressRule.ForbiddenAddressException e) {
                throw failure(request, e);
            } catch (IOException e) {
                task.checkCancelled();
                fruitless = state.size > before ? 0 : fruitless + 1;
                if (state.size == 0 || fruitless > MOST_FRUITLESS) {
                    throw failure(request, e);
                }
                task.line("The connection broke after " + state.size + " bytes (" + reason(e) + "); going on");
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        }
    }

    /** What is there so far. */
    private static final class State {
        private final Optional<Checksum> wanted;
        private long size;
        private Optional<String> validator = Optional.empty();
        private Optional<MessageDigest> sum;

        State(Optional<Checksum> wanted) {
            this.wanted = wanted;
            this.sum = wanted.map(Checksum::begin);
        }

        void restart() {
            size = 0;
            sum = wanted.map(Checksum::begin);
        }
    }

    private void turn(Download.Request request, Sink sink, State state, TaskContext task) throws IOException {
        RemoteServers.Rest rest = new RemoteServers.Rest(state.size, state.validator);
        try (RemoteFile remote = servers.open(request.url(), request.manner(), rest)) {
            if (remote.offset() != state.size || remote.offset() == 0) {
                if (remote.offset() != 0) {
                    throw new RemoteFile.RefusedException(
                            "the server sends another part of the file than it was asked for");
                }
                sink.clear();
                state.restart();
            }
            state.validator = remote.validator();
            remote.size().ifPresent(size -> sink.requireRoom(size - state.size));
            receive(remote, sink, state, task);
        }
    }

    private static void receive(RemoteFile remote, Sink sink, State state, TaskContext task) throws IOException {
        OptionalLong expected = remote.size();
        Sink.Progress progress = Sink.of(task, expected, task::checkCancelled);
        Sink.Progress counting = size -> {
            state.size = size;
            progress.reached(size);
        };
        sink.append(remote.body(), state.size, new Sink.Turn(expected, state.sum.orElse(null), counting));
        if (expected.isPresent() && state.size != expected.getAsLong()) {
            throw new EOFException("the server sent " + state.size + " of " + expected.getAsLong() + " bytes");
        }
    }

    private static void requireSum(State state, Optional<Checksum> wanted) {
        if (wanted.isPresent() && !wanted.get().isSum(state.sum.orElseThrow())) {
            throw ApiException.failed("the file that was fetched has another "
                    + wanted.get().algorithm()
                    + " checksum than the one given: it is not the file that was meant, or it"
                    + " was changed");
        }
    }

    private static ApiException failure(Download.Request request, IOException cause) {
        return failure(request.shownUrl(), cause);
    }

    /** The error for the caller. */
    static ApiException failure(String url, IOException cause) {
        return ApiException.failed("cannot fetch " + url + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "no address is known for the server's name";
        }
        if (cause instanceof SSLException) {
            return "the server's certificate is not valid or its encryption does not fit (" + cause.getMessage() + ")";
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\p{C}", " ");
    }
}
