// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of the tree does, however it keeps it. */
abstract class ClusterStoreContract {
    private static final String VM = "nodes/n1/qemu-server/100.conf";

    private ClusterStore store;

    /** Opens the one store of this test; after a close it has what was committed. */
    abstract ClusterStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private StoredFile present(String path) {
        return store.read(path).orElseThrow();
    }

    @Test
    void aFileThatIsNotThereIsEmptyText() {
        assertThat(store.read("storage.cfg")).isEmpty();
        assertThat(store.textOf("storage.cfg")).isEmpty();
    }

    @Test
    void aCommittedFileIsRead() {
        store.commit(Change.NONE.create("storage.cfg", "dir: local\n"));

        assertThat(store.textOf("storage.cfg")).isEqualTo("dir: local\n");
        assertThat(present("storage.cfg").version()).isPositive();
    }

    @Test
    void eachChangeOfAFileRaisesItsVersion() {
        store.commit(Change.NONE.create("a.cfg", "1"));
        long first = present("a.cfg").version();
        store.commit(Change.NONE.replace(present("a.cfg"), "2"));

        assertThat(present("a.cfg").version()).isGreaterThan(first);
        assertThat(present("a.cfg").text()).isEqualTo("2");
    }

    @Test
    void aFileMadeAnewAfterItsRemovalHasAHigherVersion() {
        store.commit(Change.NONE.create("a.cfg", "old"));
        StoredFile old = present("a.cfg");
        store.commit(Change.NONE.delete(old));
        store.commit(Change.NONE.create("a.cfg", "new"));

        assertThat(present("a.cfg").version()).isGreaterThan(old.version());
        assertThatThrownBy(() -> store.commit(Change.NONE.replace(old, "lost")))
                .isInstanceOf(CommitException.Conflict.class);
        assertThat(store.textOf("a.cfg")).isEqualTo("new");
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        store.commit(Change.NONE.create("a.cfg", "1"));
        StoredFile old = present("a.cfg");
        store.commit(Change.NONE.replace(old, "2"));

        assertThatThrownBy(() -> store.commit(Change.NONE.replace(old, "3")))
                .isInstanceOfSatisfying(
                        CommitException.Conflict.class,
                        e -> assertThat(e.path()).isEqualTo("a.cfg"));
        assertThatThrownBy(() -> store.commit(Change.NONE.delete(old))).isInstanceOf(CommitException.Conflict.class);
        assertThat(store.textOf("a.cfg")).isEqualTo("2");
    }

    @Test
    void makingAFileThatExistsIsRefused() {
        store.commit(Change.NONE.create("a.cfg", "1"));

        assertThatThrownBy(() -> store.commit(Change.NONE.create("a.cfg", "2")))
                .isInstanceOf(CommitException.Conflict.class);
        assertThat(store.textOf("a.cfg")).isEqualTo("1");
    }

    @Test
    void aChangeWithOneConflictChangesNothing() {
        store.commit(Change.NONE.create("a.cfg", "1").create("b.cfg", "1"));
        StoredFile a = present("a.cfg");
        StoredFile b = present("b.cfg");
        store.commit(Change.NONE.replace(b, "2"));

        assertThatThrownBy(() ->
                        store.commit(Change.NONE.create("c.cfg", "x").delete(a).replace(b, "3")))
                .isInstanceOf(CommitException.Conflict.class);

        assertThat(store.list("")).extracting(StoredFile::path).containsExactly("a.cfg", "b.cfg");
        assertThat(present("a.cfg")).isEqualTo(a);
        store.close();
        store = open();
        assertThat(store.list("")).extracting(StoredFile::text).containsExactly("1", "2");
    }

    @Test
    void aChangeThatNamesAPathTwiceIsNone() {
        assertThatThrownBy(() -> store.commit(Change.NONE.create("a.cfg", "1").create("a.cfg", "2")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.read("a.cfg")).isEmpty();
    }

    @Test
    void aVmidIsHeldByOneFileOfAllNodesAndKinds() {
        store.commit(Change.NONE.create(VM, "name: a\n"));

        assertThatThrownBy(() -> store.commit(Change.NONE.create("nodes/n2/lxc/100.conf", "")))
                .isInstanceOf(CommitException.Conflict.class)
                .hasMessage("VM 100 already exists on node 'n1'");
        assertThatThrownBy(() -> store.commit(Change.NONE.create("nodes/n2/qemu-server/100.conf", "")))
                .isInstanceOf(CommitException.Conflict.class);
        store.commit(Change.NONE.create("nodes/n2/qemu-server/1100.conf", ""));
        store.commit(Change.NONE.replace(present(VM), "name: b\n"));
    }

    @Test
    void oneChangeCannotMakeAVmidTwice() {
        assertThatThrownBy(() -> store.commit(Change.NONE.create(VM, "").create("nodes/n2/lxc/100.conf", "")))
                .isInstanceOf(CommitException.Conflict.class);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aGuestMovesToAnotherNodeInOneChange() {
        store.commit(Change.NONE.create(VM, "name: a\n"));

        store.commit(Change.NONE.delete(present(VM)).create("nodes/n2/qemu-server/100.conf", "name: a\n"));

        assertThat(store.list("nodes/")).extracting(StoredFile::path).containsExactly("nodes/n2/qemu-server/100.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../a", "a/../b", "a//b", "a/", ".hidden", "a/.tmp", "a b", "a\nb"})
    void whatIsNoPathIsRefused(String path) {
        assertThatThrownBy(() -> store.commit(Change.NONE.create(path, "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void listsByPrefixInOrder() {
        store.commit(Change.NONE
                .create("nodes/n2/b.cfg", "")
                .create("nodes/n1/a.cfg", "")
                .create("nodes/n10/a.cfg", "")
                .create("storage.cfg", ""));

        assertThat(store.list("nodes/n1/")).extracting(StoredFile::path).containsExactly("nodes/n1/a.cfg");
        assertThat(store.list("nodes/"))
                .extracting(StoredFile::path)
                .containsExactly("nodes/n1/a.cfg", "nodes/n10/a.cfg", "nodes/n2/b.cfg");
    }

    @Test
    void watchersHearOfCommittedChangesBelowTheirPrefixUntilTheyStop() {
        List<String> heard = new ArrayList<>();
        ClusterStore.Watch watch = store.watch("nodes/", path -> heard.add(path + "=" + store.textOf(path)));

        store.commit(Change.NONE.create("nodes/n1/a.cfg", "1").create("storage.cfg", "x"));
        assertThatThrownBy(() -> store.commit(Change.NONE.create("nodes/n1/a.cfg", "2")))
                .isInstanceOf(CommitException.class);
        store.commit(Change.NONE.delete(present("nodes/n1/a.cfg")));
        watch.close();
        store.commit(Change.NONE.create("nodes/n1/a.cfg", "3"));

        assertThat(heard).containsExactly("nodes/n1/a.cfg=1", "nodes/n1/a.cfg=");
    }

    @Test
    void aWatcherThatFailsNeitherUndoesACommitNorKeepsOthersFromHearing() {
        List<String> heard = new ArrayList<>();
        store.watch("", path -> {
            throw new IllegalStateException("the disk is full");
        });
        store.watch("", heard::add);

        store.commit(Change.NONE.create("a.cfg", "1").create("b.cfg", "1"));

        assertThat(heard).containsExactly("a.cfg", "b.cfg");
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        store.commit(Change.NONE.create("a.cfg", "ä\n✓").create(VM, ""));
        store.commit(Change.NONE.replace(present("a.cfg"), "ö"));
        store.commit(Change.NONE.delete(present(VM)));
        List<StoredFile> before = store.list("");

        store.close();
        store = open();

        assertThat(store.list("")).isEqualTo(before);
        assertThat(store.textOf("a.cfg")).isEqualTo("ö");
    }

    @Test
    void updatesOfManyThreadsAreAllKept() throws InterruptedException {
        int threads = 4;
        int rounds = 10;
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(new Thread(() -> {
                await(together);
                for (int round = 0; round < rounds; round++) {
                    store.update("count", text -> text + "x");
                }
            }));
        }
        workers.forEach(Thread::start);
        together.countDown();
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(store.textOf("count")).hasSize(threads * rounds);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anUpdateThatARuleForbidsIsNotTriedForEver() {
        store.commit(Change.NONE.create(VM, ""));

        assertThatThrownBy(() -> store.update("nodes/n2/lxc/100.conf", text -> "x"))
                .isInstanceOf(CommitException.Conflict.class);
    }
}
