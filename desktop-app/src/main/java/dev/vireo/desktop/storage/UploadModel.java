// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.form.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

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
    private final Instant start;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicBoolean present = new AtomicBoolean();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.SENDING);
    private final ReadOnlyObjectWrapper<Sentence> failure = new ReadOnlyObjectWrapper<>(Sentence.EMPTY);

    /**
     * An upload that begins now.
     *
     * @param clock tells how fast it is
     */
    public UploadModel(String fileName, InstantSource clock) {
        this.fileName = fileName;
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public void sent(long sentBytes, long totalBytes) {
        sent.set(sentBytes);
        total.set(totalBytes);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.get();
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

    /** Bytes a second since the start; 0 before the first second is over. */
    public double bytesPerSecond() {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        return seconds < 1 ? 0 : sent.get() / seconds;
    }

    /** Time left at that rate; zero while the rate is unknown. */
    public Duration timeLeft() {
        double rate = bytesPerSecond();
        return rate == 0 ? Duration.ZERO : Duration.ofSeconds(Math.round((total.get() - sent.get()) / rate));
    }
}
