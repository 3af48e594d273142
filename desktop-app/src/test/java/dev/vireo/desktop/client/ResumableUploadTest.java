// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.UploadEndpoints;
import dev.vireo.model.storage.ContentAnswers.UploadState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableUploadTest {
    private static final String ID = "00000000-0000-0000-0000-000000000001";
    private static final String SUM = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Server server = new Server();
    private final Progress progress = new Progress();

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.iso"), "abc");
    }

    private String upload() throws IOException {
        return new ResumableUpload(server, Arguments.NONE, UploadFile.of(file, "iso"), progress).run();
    }

    @Test
    void fileIsSentAndItsChecksumIsCheckedAtTheEnd() throws IOException {
        assertThat(upload()).isEqualTo("UPID:end");
        assertThat(server.received).isEqualTo("abc");
        assertThat(server.committed).isEqualTo(SUM);
    }

    @Test
    void uploadGoesOnWhereTheServerSaysThatItBroke() throws IOException {
        server.breaks = 1;
        upload();

        assertThat(server.received).isEqualTo("abc");
        assertThat(server.offsets).containsExactly(0L, 1L);
    }

    @Test
    void uploadOfYesterdayGoesOn() throws IOException {
        server.received = "ab";
        server.isBegun = true;
        upload();

        assertThat(server.offsets).containsExactly(2L);
        assertThat(server.received).isEqualTo("abc");
    }

    @Test
    void connectionThatStaysAwayEndsTheUpload() {
        server.breaks = 100;
        server.takesNothing = true;

        assertThatThrownBy(this::upload).hasMessage("broken");
        assertThat(server.offsets).hasSize(6);
    }

    @Test
    void fileThatIsThereAlreadyIsNotSent() throws IOException {
        server.hasSuch = true;

        assertThat(upload()).isEmpty();
        assertThat(server.begunWith).isEqualTo(SUM);
        assertThat(server.offsets).isEmpty();
        assertThat(progress.isThere).isTrue();
    }

    @Test
    void cancelledUploadIsDropped() {
        progress.cancelled = true;

        assertThatThrownBy(this::upload).isInstanceOf(UploadCancelledException.class);
        assertThat(server.isAborted).isTrue();
    }

    @Test
    void uploadThatIsCancelledAfterItsLastByteIsDroppedToo() {
        server.afterSend = () -> progress.cancelled = true;

        assertThatThrownBy(this::upload).isInstanceOf(UploadCancelledException.class);
        assertThat(server.isAborted).isTrue();
        assertThat(server.committed).isNull();
    }

    @Test
    void uploadThatCannotBeDroppedEndsAllTheSame() {
        server.afterSend = () -> progress.cancelled = true;
        server.refusesAbort = true;

        assertThatThrownBy(this::upload).isInstanceOf(UploadCancelledException.class);
    }

    @Test
    void anUploadOfTheSameNameForAnotherPurposeIsNotGoneOnWith() throws IOException {
        server.received = "ab";
        server.isBegun = true;
        server.volume = "local:vztmpl/a.iso";
        server.afterBegin = () -> server.received = "";
        upload();

        assertThat(server.offsets).containsExactly(0L);
    }

    @Test
    void aLoginThatEndsInTheMiddleIsABreakLikeAnother() throws IOException {
        server.breaks = 1;
        server.breaksAs = ErrorKind.NOT_LOGGED_IN;
        upload();

        assertThat(server.received).isEqualTo("abc");
    }

    @Test
    void aServerThatTakesNothingAndSaysSoIsNotSentItForEver() {
        server.forgets = true;

        assertThatThrownBy(this::upload).isInstanceOf(ApiException.class);
        assertThat(server.offsets).hasSize(1);
    }

    @Test
    void anUploadWhoseChecksumIsNotTheOneThatItBeganWithIsDropped() {
        server.refusesCommit = true;

        assertThatThrownBy(this::upload).isInstanceOf(ApiException.class);
        assertThat(server.isAborted).isTrue();
    }

    /** What the transfer tells. */
    private static final class Progress implements UploadProgress {
        private boolean cancelled;
        private boolean isThere;

        @Override
        public void sent(long sent, long total) {}

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void alreadyThere() {
            isThere = true;
        }
    }

    /** A server that keeps the bytes, and breaks connections after the first of them. */
    private static final class Server implements ResumableUpload.Wire {
        private final List<Long> offsets = new ArrayList<>();
        private String received = "";
        private @Nullable String committed;
        private @Nullable String begunWith;
        private int breaks;
        private boolean takesNothing;
        private boolean isBegun;
        private boolean hasSuch;
        private boolean isAborted;
        private boolean refusesAbort;
        private boolean forgets;
        private boolean refusesCommit;
        private ErrorKind breaksAs = ErrorKind.NODE_UNREACHABLE;
        private String volume = "local:iso/a.iso";
        private Runnable afterSend = () -> {};
        private Runnable afterBegin = () -> {};

        private UploadState state() {
            return new UploadState(ID, volume, 3, received.length(), false, 1L);
        }

        @Override
        @SuppressWarnings("unchecked") // each endpoint gets its own type
        public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
            if (endpoint.equals(UploadEndpoints.LIST)) {
                return (R) (isBegun ? List.of(state()) : List.of());
            } else if (endpoint.equals(StorageEndpoints.LIST_CONTENT)) {
                VolumeEntry there =
                        new VolumeEntry("local:iso/a.iso", "iso", "iso", 3L, null, null, null, null, null, null, null);
                return (R) (hasSuch ? List.of(there) : List.of());
            } else if (endpoint.equals(UploadEndpoints.BEGIN)) {
                begunWith = arguments.get(StorageEndpoints.CHECKSUM).orElse(null);
                afterBegin.run();
                return (R) (hasSuch ? new UploadState(null, "local:iso/a.iso", 3, 3, true, null) : state());
            } else if (endpoint.equals(UploadEndpoints.COMMIT)) {
                if (refusesCommit) {
                    throw ApiException.badParameter("checksum", "another one was given when the upload began");
                }
                committed = arguments.require(StorageEndpoints.CHECKSUM);
                return (R) "UPID:end";
            }
            if (endpoint.equals(UploadEndpoints.ABORT) && refusesAbort) {
                throw ApiException.failed("no");
            }
            isAborted = isAborted || endpoint.equals(UploadEndpoints.ABORT);
            return (R) state();
        }

        @Override
        public UploadState send(Arguments arguments, RequestBody part) {
            offsets.add(arguments.require(UploadEndpoints.OFFSET));
            Buffer body = new Buffer();
            try {
                part.writeTo(body);
            } catch (UploadCancelledException e) {
                throw new ApiException(ErrorKind.NODE_UNREACHABLE, "cancelled");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String sent = body.readUtf8();
            if (breaks > 0) {
                breaks--;
                received += takesNothing ? "" : sent.substring(0, 1);
                throw new ApiException(breaksAs, "broken");
            }
            received += forgets ? "" : sent;
            afterSend.run();
            return state();
        }

        @Override
        public void pause(int attempt) {}
    }
}
