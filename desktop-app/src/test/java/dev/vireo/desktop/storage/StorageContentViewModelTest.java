// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.event.Event;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.task.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageContentViewModelTest {
    private static final String UPID = "UPID:pve1:00000001:00000001:6924A000:imgdel:local:root@pam:";

    private final Server server = new Server();
    private final SameThreadBackground background = new SameThreadBackground();
    private final Inventory inventory = new Inventory();
    private final Datacenter datacenter = new Datacenter("test", "test", server);
    private final List<String> begun = new ArrayList<>();
    private final List<Sentence> failures = new ArrayList<>();
    private final Uploads uploads =
            new Uploads(background, () -> server.now, (where, upid) -> begun.add(upid), failures::add);
    private StorageContentViewModel model;

    @BeforeEach
    void open() {
        inventory.add(datacenter);
        inventory.apply(
                datacenter,
                List.of(
                        ClusterResource.node("pve1", "online", Usage.UNKNOWN),
                        new ClusterResource(
                                "storage/pve1/local",
                                "storage",
                                "pve1",
                                "available",
                                null,
                                null,
                                null,
                                null,
                                null,
                                "local",
                                "dir",
                                "iso,images,vztmpl",
                                false,
                                Usage.UNKNOWN)));
        model = model();
        model.open();
    }

    private StorageContentViewModel model() {
        StorageItem storage = datacenter.storages().get(0);
        return new StorageContentViewModel(storage, background, uploads.of(storage));
    }

    private List<String> names() {
        return model.volumes().stream().map(Volume::name).toList();
    }

    @Test
    void volumesAreShownByKindAndName() {
        assertThat(names()).containsExactly("vm-105-disk-0.qcow2", "a.iso", "b.iso");
    }

    @Test
    void filterAndKindNarrowTheTable() {
        model.filterProperty().set("105");
        assertThat(names()).containsExactly("vm-105-disk-0.qcow2");

        model.kindProperty().set("iso");

        assertThat(names()).isEmpty();
    }

    @Test
    void removalIsReadAnewWhenItsTaskHasEnded() {
        server.status = "running";
        model.begun(List.of(UPID));
        server.volumes.removeIf(volume -> volume.volid().endsWith("a.iso"));
        assertThat(names()).contains("a.iso");

        server.status = "stopped";
        background.tick();

        assertThat(names()).doesNotContain("a.iso");
    }

    @Test
    void refusedRemovalSaysWhy() {
        server.exit = "volume is in use by VM 105";
        model.begun(List.of(UPID));

        assertThat(model.failureProperty().get().arguments()).containsExactly("volume is in use by VM 105");
    }

    @Test
    void fileOfAnotherKindIsNamedAndNotSent() {
        model.upload(List.of(Path.of("notes.txt")));

        assertThat(model.failureProperty().get().arguments()).containsExactly("notes.txt");
        assertThat(server.sent).isEmpty();
    }

    @Test
    void checksumWithSeveralFilesIsRefusedInsteadOfIgnored() {
        model.checksumProperty().set("abcd");
        model.upload(List.of(Path.of("a.iso"), Path.of("b.iso")));

        assertThat(server.sent).isEmpty();
        assertThat(model.failureProperty().get().arguments()).containsExactly("2");
    }

    @Test
    void severalFilesAreSentTogether() {
        model.upload(List.of(Path.of("a.iso"), Path.of("b.iso")));

        assertThat(server.sent).containsExactlyInAnyOrder("iso a.iso null", "iso b.iso null");
    }

    @Test
    void uploadSendsTheKindThatTheNameTells() {
        model.checksumProperty().set(" abcd ");
        model.upload(List.of(Path.of("Debian.ISO")));

        assertThat(server.sent).containsExactly("iso Debian.ISO abcd");
        assertThat(model.uploads()).isEmpty();
    }

    @Test
    void aTemplateWithARightNameIsSentAtOnce() {
        assertThat(model.upload(List.of(Path.of("debian-12_1_amd64.tar.zst")))).isEmpty();

        assertThat(server.sent).containsExactly("vztmpl debian-12_1_amd64.tar.zst null");
    }

    @Test
    void aTemplateWithAWrongNameIsOfferedItsRightOneAndSentUnderIt() throws Exception {
        List<Operation> questions = model.upload(List.of(Path.of("Alpine 3.20.TGZ"), Path.of("a.iso")));
        assertThat(server.sent).containsExactly("iso a.iso null");
        assertThat(questions).hasSize(1);
        InputField<?> name = (InputField<?>) questions.get(0).sheet().main().get(0);
        assertThat(name.written()).isEqualTo("Alpine-3.20.tar.gz");

        questions.get(0).prepare().call();

        assertThat(server.sent).contains("vztmpl Alpine-3.20.tar.gz null");
    }

    @Test
    void aNameThatNoTemplateCanHaveIsRefusedWithOneThatItCan() {
        InputField<?> name = (InputField<?>)
                model.upload(List.of(Path.of("a.txz"))).get(0).sheet().main().get(0);

        name.textProperty().set("b,c.tar.xz");
        assertThat(name.problem().getValue().orElseThrow().arguments()).containsExactly("b-c.tar.xz");
        name.textProperty().set("b.zip");
        assertThat(name.problem().getValue()).isPresent();
        name.textProperty().set("b.tar.xz");
        assertThat(name.problem().getValue()).isEmpty();
    }

    @Test
    void failedUploadStaysWithItsReasonUntilDismissed() {
        server.failure = ApiException.failed("no space left");
        model.upload(List.of(Path.of("a.iso")));
        UploadModel upload = model.uploads().get(0);
        assertThat(upload.failureProperty().get().arguments()).containsExactly("no space left");

        model.dismiss(upload);

        assertThat(model.uploads()).isEmpty();
    }

    @Test
    void contentIsReadAnewWhenTheServerHasNewsOfIt() {
        server.volumes.removeIf(volume -> volume.volid().endsWith("a.iso"));
        inventory.notice(datacenter, new Event(Event.STORAGE, "local"));

        assertThat(names()).doesNotContain("a.iso");
    }

    @Test
    void anUploadThatIsLeftAloneIsFoundAgain() {
        server.failure = ApiException.failed("no space left");
        model.close();
        model.upload(List.of(Path.of("a.iso")));
        assertThat(failures).extracting(Sentence::arguments).containsExactly(List.of("a.iso", "no space left"));

        StorageContentViewModel next = model();
        next.open();

        assertThat(next.uploads()).extracting(UploadModel::fileName).containsExactly("a.iso");
    }

    @Test
    void theTaskThatEndsAnUploadIsFollowedByTheWholeWindow() {
        model.upload(List.of(Path.of("a.iso")));

        assertThat(begun).containsExactly(UPID);
        assertThat(failures).isEmpty();
    }

    @Test
    void aFileThatIsBeingSentIsNotSentASecondTime() {
        server.duringUpload = () -> model.upload(List.of(Path.of("a.iso")));
        model.upload(List.of(Path.of("a.iso")));

        assertThat(server.sent).hasSize(1);
        assertThat(model.failureProperty().get().arguments()).containsExactly("a.iso");
    }

    @Test
    void whatWasSentYesterdayDoesNotCountForTodaysRate() {
        UploadModel upload = new UploadModel("a.iso", () -> server.now);
        upload.sent(1000, 1400);
        server.now = server.now.plusSeconds(10);
        upload.sent(1100, 1400);

        assertThat(upload.bytesPerSecond()).isEqualTo(10);
        assertThat(upload.timeLeft()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void rateAndTimeLeftComeFromWhatWasSent() {
        UploadModel upload = new UploadModel("a.iso", () -> server.now);
        upload.sent(0, 400);
        server.now = server.now.plusSeconds(10);
        upload.sent(100, 400);
        upload.refresh();

        assertThat(upload.shareProperty().get()).isEqualTo(0.25);
        assertThat(upload.bytesPerSecond()).isEqualTo(10);
        assertThat(upload.timeLeft()).isEqualTo(Duration.ofSeconds(30));
    }

    /** A storage server that answers from its fields. */
    private static final class Server implements AgentApi {
        private final List<VolumeEntry> volumes = new ArrayList<>(List.of(
                volume("local:iso/b.iso", "iso", null),
                volume("local:iso/a.iso", "iso", null),
                volume("local:105/vm-105-disk-0.qcow2", "images", 105)));
        private final List<String> sent = new ArrayList<>();
        private Instant now = Instant.EPOCH;
        private String status = "stopped";
        private String exit = "OK";
        private @Nullable ApiException failure;
        private Runnable duringUpload = () -> {};

        private static VolumeEntry volume(String id, String content, @Nullable Integer owner) {
            return new VolumeEntry(id, content, "raw", 1L << 20, null, 1_700_000_000L, owner, null, null, null, null);
        }

        @Override
        @SuppressWarnings("unchecked") // each endpoint gets its own type
        public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
            Arguments.check(endpoint.parameters(), arguments.options().asMap());
            if ((Object) endpoint == StorageEndpoints.LIST_CONTENT) {
                return (R) List.copyOf(volumes);
            }
            if ((Object) endpoint == TaskEndpoints.STATUS) {
                return (R) new TaskStatus(UPID, "pve1", 1, 1, 1, "imgdel", "local", "root@pam", null, status, exit);
            }
            return (R) UPID;
        }

        @Override
        public String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress) {
            if (failure != null) {
                throw failure;
            }
            duringUpload.run();
            sent.add(file.content() + " " + file.name() + " " + file.sha256());
            return UPID;
        }

        @Override
        public RfbTransport openScreen(NodeName node, Vmid vmid, VncTicket ticket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UserId user() {
            return UserId.parse("root@pam");
        }
    }
}
