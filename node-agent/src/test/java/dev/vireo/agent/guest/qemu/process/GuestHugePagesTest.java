// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.agent.guest.qemu.process.GuestHugePages.Need;
import dev.vireo.agent.host.HugePages;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestHugePagesTest {
    private static final Vmid ONE = new Vmid(100);
    private static final Vmid OTHER = new Vmid(101);
    private static final long SMALL = 2;
    private static final long LARGE = 1024;

    @TempDir
    Path directory;

    private final Kernel kernel = new Kernel();
    private final Undo undo = new Undo(new Silence());
    private GuestHugePages pages;

    @SuppressWarnings("NullAway.Init") // begin() sets it
    GuestHugePagesTest() {}

    @BeforeEach
    void begin() {
        pages = anAgent();
    }

    private GuestHugePages anAgent() {
        return new GuestHugePages(new HugePages(kernel), new QemuFiles(directory));
    }

    /** Makes at most 1000 small and 4 large pages. */
    private static final class Kernel implements HugePages.Pool {
        private final Map<Long, Long> totals = new HashMap<>();
        private final Map<Long, Long> used = new HashMap<>();

        @Override
        public long total(long mebibytes) {
            return totals.getOrDefault(mebibytes, 0L);
        }

        @Override
        public long free(long mebibytes) {
            return total(mebibytes) - used.getOrDefault(mebibytes, 0L);
        }

        @Override
        public void resize(long mebibytes, long total) {
            totals.put(mebibytes, Math.min(total, mebibytes == SMALL ? 1000 : 4));
        }

        /** A QEMU takes pages, or gives them back. */
        void use(long mebibytes, long count) {
            used.merge(mebibytes, count, Long::sum);
        }
    }

    private static final class Silence implements TaskLog {
        @Override
        public void line(String text) {}

        @Override
        public void warn(String text) {
            throw new AssertionError(text);
        }

        @Override
        public void progress(double share) {}
    }

    private static Options machine(String memory, String... more) {
        Map<String, String> keys = new HashMap<>(Map.of("memory", memory, "hugepages", "2"));
        for (int i = 0; i < more.length; i += 2) {
            keys.put(more[i], more[i + 1]);
        }
        return Options.of(keys);
    }

    private void start(Vmid vmid, Options options) {
        pages.reserve(vmid, options, undo);
        GuestHugePages.of(options).forEach(need -> kernel.use(need.mebibytes(), need.count()));
        pages.started(vmid);
        undo.clear();
    }

    private void end(Vmid vmid, Options ran, Options today) {
        GuestHugePages.of(ran).forEach(need -> kernel.use(need.mebibytes(), -need.count()));
        pages.release(vmid, today);
    }

    @Test
    void eachNumaNodeHasPagesOfItsOwnSize() {
        Options two = machine("3072", "hugepages", "any", "numa", "1", "sockets", "2");
        assertThat(GuestHugePages.of(two)).containsExactly(new Need(SMALL, 1536));
        Options uneven = machine(
                "1536",
                "hugepages",
                "any",
                "numa",
                "1",
                "cores",
                "2",
                "numa0",
                "cpus=0,memory=1024",
                "numa1",
                "cpus=1,memory=512");
        assertThat(GuestHugePages.of(uneven)).containsExactly(new Need(SMALL, 256), new Need(LARGE, 1));
        assertThat(GuestHugePages.of(machine("3072", "hugepages", "any"))).containsExactly(new Need(LARGE, 3));
    }

    @Test
    void machineGivesBackWhatWasMadeForItWhateverItsMemoryIsToday() {
        start(ONE, machine("512"));
        assertThat(kernel.total(SMALL)).isEqualTo(256);

        end(ONE, machine("512"), machine("1024"));
        assertThat(kernel.total(SMALL)).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void pagesOfTheAdministratorStay() {
        kernel.resize(SMALL, 200);
        start(ONE, machine("512"));
        assertThat(kernel.total(SMALL)).isEqualTo(256);

        end(ONE, machine("512"), machine("512"));
        assertThat(kernel.total(SMALL)).isEqualTo(200);
    }

    @Test
    void twoMachinesThatStartAtOnceDoNotCountOnTheSamePages() {
        pages.reserve(ONE, machine("512"), undo);
        pages.reserve(OTHER, machine("512"), undo);
        assertThat(kernel.free(SMALL)).isEqualTo(512);

        pages.release(ONE, machine("512"));
        assertThat(kernel.free(SMALL)).isEqualTo(256);
    }

    @Test
    void reservationThatFailsLeavesTheNodeAsItWas() {
        kernel.resize(SMALL, 10);
        Options uneven = machine(
                "7168",
                "hugepages",
                "any",
                "numa",
                "1",
                "cores",
                "2",
                "numa0",
                "cpus=0,memory=2047",
                "numa1",
                "cpus=1,memory=5121");

        assertThatThrownBy(() -> pages.reserve(ONE, uneven, undo))
                .hasMessageContaining("hugepages: 3575 more huge pages of 2 MiB are needed");
        undo.close();
        assertThat(kernel.total(SMALL)).isEqualTo(10);

        Options large = machine(
                "5632",
                "hugepages",
                "any",
                "numa",
                "1",
                "cores",
                "2",
                "numa0",
                "cpus=0,memory=512",
                "numa1",
                "cpus=1,memory=5120");
        assertThatThrownBy(() -> pages.reserve(ONE, large, undo))
                .hasMessageContaining("5 more huge pages of 1024 MiB are needed and the node can make 4");
        assertThat(kernel.total(SMALL)).isEqualTo(256);
        undo.close();
        assertThat(kernel.total(SMALL)).isEqualTo(10);
        assertThat(kernel.total(LARGE)).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void keptPagesAreUsedAgainAndGivenBackOnceTheyNeedNotBeKept() {
        Options keeping = machine("512", "keephugepages", "1");
        start(ONE, keeping);
        end(ONE, keeping, keeping);
        assertThat(kernel.free(SMALL)).isEqualTo(256);

        start(ONE, machine("512"));
        assertThat(kernel.total(SMALL)).isEqualTo(256);
        end(ONE, machine("512"), machine("512"));
        assertThat(kernel.total(SMALL)).isZero();
    }

    @Test
    void agentThatWasStartedAnewGivesBackWhatAnEarlierOneMade() throws IOException {
        start(ONE, machine("512"));
        pages = anAgent();
        end(ONE, machine("512"), Options.EMPTY);
        assertThat(kernel.total(SMALL)).isZero();
        assertThat(Files.exists(new QemuFiles(directory).hugePages(ONE))).isFalse();
    }
}
