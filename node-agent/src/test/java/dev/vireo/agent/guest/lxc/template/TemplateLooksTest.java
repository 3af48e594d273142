// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemplateLooksTest {
    /** An archive without entries. */
    private static final byte[] EMPTY = new byte[1024];

    @TempDir
    Path directory;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Runnable whileReading = () -> {};
    /** Whoever reads an archive asks for the time. */
    private final TemplateLooks looks = new TemplateLooks(
            () -> {
                asked.incrementAndGet();
                whileReading.run();
                return Instant.EPOCH;
            },
            Duration.ofMillis(200));

    private Path archive;

    @BeforeEach
    void write() throws IOException {
        archive = Files.write(directory.resolve("a.tar"), EMPTY);
    }

    @Test
    void anArchiveThatStaysAsItIsIsReadOnce() throws Exception {
        assertThat(looks.look(archive).entries()).isZero();
        int once = asked.get();
        looks.look(archive);
        assertThat(asked).hasValue(once);

        Files.setLastModifiedTime(archive, FileTime.from(Instant.ofEpochSecond(1_800_000_000)));
        looks.look(archive);
        assertThat(asked.get()).isGreaterThan(once);
    }

    @Test
    void aDamagedArchiveIsLookedAtAnewOnceItIsMended() throws Exception {
        Files.write(archive, "no archive at all ".repeat(40).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> looks.look(archive)).isInstanceOf(IOException.class);
        Files.write(archive, EMPTY);

        assertThat(looks.look(archive).entries()).isZero();
    }

    @Test
    void oneIsReadAtATimeAndOthersAreToldToComeAgain() throws Exception {
        Path other = Files.write(directory.resolve("b.tar"), EMPTY);
        CountDownLatch reads = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = () -> {
            whileReading = () -> {};
            reads.countDown();
            await(goOn);
        };
        Thread first = new Thread(() -> {
            try {
                looks.look(archive);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        first.start();
        await(reads);

        assertThatThrownBy(() -> looks.look(other))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("try again");
        goOn.countDown();
        first.join();
        assertThat(looks.look(other).entries()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not come to be");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
