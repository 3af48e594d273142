// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.clone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.guest.SnapshotAnswers.SnapshotEntry;
import dev.vireo.model.id.SnapshotName;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloneGuestTest {
    private final MadeUpServer server = new MadeUpServer();

    @BeforeEach
    void answer() {
        server.answer(ClusterEndpoints.NEXT_ID, arguments -> "105");
        server.answer(SnapshotEndpoints.VM.list(), arguments -> List.of(snapshot("clean"), snapshot("current")));
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(storage("local", "dir", "images,iso"), storage("tape", "dir", "backup")));
    }

    private static SnapshotEntry snapshot(String name) {
        return new SnapshotEntry(name, null, null, null, null, null, null, null);
    }

    private static StorageState storage(String name, String type, String content) {
        return new StorageState(name, type, content, true, true, false, 10L << 30, 1L << 30, 9L << 30, 0.1);
    }

    private static Field field(Operation operation, String id) {
        return operation.sheet().main().stream()
                .filter(field -> field.state().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the field of that id has such choices
    private static <T> ChoiceField<T> choice(Operation operation, String id) {
        return (ChoiceField<T>) field(operation, id);
    }

    @Test
    void cloneOfAGuestIsFullAndGetsTheFreeNumber() {
        CloneGuest clone = new CloneGuest(server.guest(102, "running", false), server.background());
        server.begin(clone);

        assertThat(server.calls())
                .containsExactly("POST /nodes/{node}/qemu/{vmid}/clone {full=1, name=vm102-clone, newid=105}");
        assertThat(clone.newVmid()).hasValueSatisfying(vmid -> assertThat(vmid).hasToString("105"));
    }

    @Test
    void onlyATemplateHasLinkedClones() {
        CloneGuest clone = new CloneGuest(server.guest(102, "stopped", false), server.background());
        ChoiceField<Boolean> kind = choice(clone, "clone-mode");
        kind.choose(true);

        assertThat(kind.value()).contains(false);

        server.begin(new CloneGuest(server.guest(900, "stopped", true), server.background()));

        assertThat(server.calls().get(0)).contains("full=0").doesNotContain("storage=", "format=");
    }

    @Test
    void snapshotStorageAndFormatAreSentWhenChosen() {
        CloneGuest clone = new CloneGuest(server.guest(102, "stopped", false), server.background());
        clone.opened();
        ChoiceField<Optional<SnapshotName>> source = choice(clone, "clone-source");
        source.choose(Optional.of(SnapshotName.parse("clean")));
        ChoiceField<Optional<StorageState>> storage = choice(clone, "clone-storage");
        storage.choose(storage.choices().get(1).value());
        ChoiceField<String> format = choice(clone, "clone-format");
        format.choose("raw");
        server.begin(clone);

        assertThat(storage.choices())
                .extracting(offered -> offered.value().map(StorageChoices::name).orElse(""))
                .containsExactly("", "local");
        assertThat(server.calls().get(0)).contains("snapname=clean", "storage=local", "format=raw");
    }

    @Test
    void numberIsNeeded() {
        CloneGuest clone = new CloneGuest(server.guest(102, "stopped", false), server.background());
        clone.opened();
        ((InputField<?>) field(clone, "clone-vmid")).textProperty().set("99");

        assertThat(field(clone, "clone-vmid").isRight()).isFalse();
    }

    @Test
    void conversionToATemplateNamesItsDisks() {
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> Map.of("virtio0", "local:1/a.raw,size=8G"));
        MakeTemplate make = new MakeTemplate(server.guest(102, "stopped", false), server.background());
        server.begin(make);

        assertThat(make.meaning().getValue().toString()).contains("arguments=[virtio0, 8]");
        assertThat(server.calls()).containsExactly("POST /nodes/{node}/qemu/{vmid}/template {}");
    }
}
