// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.form.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One upload: the sending thread counts, the FX thread looks at the count once in a while. */
public final class UploadModel implements UploadProgress {
    /** How an upload stands. */
    public enum Phase {
        /** Bytes are being sent. */
        SENDING,
        /** It could not be ended. */
        FAILED,
        /** The server has the file. */
        DONE
    }

    private final String fileName;
    private final InstantSource clock;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicBoolean present = new AtomicBoolean();
    private final AtomicBoolean checking = new AtomicBoolean();
    private final AtomicReference<@Nullable Begin> begin = new AtomicReference<>();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.SENDING);
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);

    /** Where the sending began, which is not at 0 where an upload of yesterday goes on, and when. */
    private record Begin(long bytes, Instant time) {}

    /**
     * An upload that begins now.
     *
     * @param clock tells how fast it is
     */
    public UploadModel(String fileName, InstantSource clock) {
        this.fileName = fileName;
        this.clock = clock;
    }

    @Override
    public void sent(long sentBytes, long totalBytes) {
        begin.compareAndSet(null, new Begin(sentBytes, clock.instant()));
        checking.set(false);
        sent.set(sentBytes);
        total.set(totalBytes);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.get();
    }

    @Override
    public void checking() {
        checking.set(true);
    }

    /** Whether the checksum of the file is being computed. */
    public boolean isChecking() {
        return checking.get();
    }

    @Override
    public void alreadyThere() {
        present.set(true);
    }

    /** Whether the storage had the file, so that nothing was sent. */
    public boolean isPresent() {
        return present.get();
    }

    /** Shows what has been counted since. */
    public void refresh() {
        share.set(total.get() == 0 ? 0 : (double) sent.get() / total.get());
    }

    /** Says that the server has the file. */
    public void end() {
        share.set(1);
        phase.set(Phase.DONE);
    }

    /** Says why it could not be ended. */
    public void fail(Sentence reason) {
        failure.set(reason);
        phase.set(Phase.FAILED);
    }

    /** Ends it before its time. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Name of the file. */
    public String fileName() {
        return fileName;
    }

    /** Share that has been sent, 0 to 1. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Why it failed; empty before that. */
    public ReadOnlyObjectProperty<Sentence> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Bytes a second since the sending began; 0 before the first second is over. */
    public double bytesPerSecond() {
        Begin began = begin.get();
        if (began == null) {
            return 0;
        }
        double seconds = Duration.between(began.time(), clock.instant()).toMillis() / 1000.0;
        return seconds < 1 ? 0 : Math.max(0, sent.get() - began.bytes()) / seconds;
    }

    /** Time left at that rate; zero while the rate is unknown. */
    public Duration timeLeft() {
        double rate = bytesPerSecond();
        return rate == 0 ? Duration.ZERO : Duration.ofSeconds(Math.round((total.get() - sent.get()) / rate));
    }
}
