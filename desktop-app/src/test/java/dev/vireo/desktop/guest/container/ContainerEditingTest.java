// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.config.ConfigurationLines;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.desktop.guest.config.ConfigurationViewModel;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.RemoteConfiguration;
import dev.vireo.desktop.guest.create.FakeServer;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerEditingTest {
    private static final String CARD = "name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:01,ip=manual,type=veth";

    private final FakeServer server = new FakeServer();
    private final SameThreadBackground background = new SameThreadBackground();
    private final Texts texts = new Texts();
    private final Map<String, PendingEntry> entries = new LinkedHashMap<>();
    private GuestItem guest = guest();

    private GuestItem guest() {
        Datacenter datacenter = new Datacenter("test", "test", server);
        Inventory inventory = new Inventory();
        inventory.add(datacenter);
        inventory.apply(
                datacenter,
                List.of(
                        ClusterResource.node("pve1", "online", Usage.UNKNOWN),
                        new ClusterResource(
                                "lxc/103", "lxc", "pve1", "running", 103, "mail", false, null, null, null, null, null,
                                null, null)));
        return datacenter.guests().get(0);
    }

    @BeforeEach
    void prepareServer() {
        server.answer(ContainerEndpoints.READ_CONFIG, arguments -> Map.of("digest", "0".repeat(40)));
        server.answer(ContainerEndpoints.READ_PENDING, arguments -> List.copyOf(entries.values()));
        server.answer(ContainerEndpoints.CHANGE_CONFIG, arguments -> null);
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(
                        new StorageState("local", "dir", "rootdir", true, true, false, 1L << 40, 0L, 1L << 40, 0.0)));
        server.answer(
                NodeEndpoints.LIST_INTERFACES,
                arguments -> List.of(new NetworkInterface("vmbr0", "bridge", true, null, "10.0.0.1/24", "eth0")));
        give("memory", "512");
        give("rootfs", "local:103/vm-103-disk-0.raw,size=8G");
        give("mp0", "local:103/vm-103-disk-1.raw,mp=/srv,backup=1,size=4G");
        give("net0", CARD);
    }

    private void give(String key, String value) {
        entries.put(key, new PendingEntry(key, value, null, null));
    }

    private ConfigurationViewModel open(ConfigurationLines lines, Editors editors) {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest, texts, new RemoteConfiguration(guest, background, upid -> {}, late -> {}), lines, editors);
        model.open();
        return model;
    }

    private ConfigurationViewModel resources() {
        return open(
                new ResourceLines(texts, new Quantities(texts)),
                new ResourceEditors(guest, new OfferReader(server, background)));
    }

    private ConfigurationViewModel cards() {
        return open(
                new CardLines(texts, new Quantities(texts)),
                new CardEditors(guest, new OfferReader(server, background)));
    }

    private static ConfigurationRow row(ConfigurationViewModel model, String key) {
        return model.rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Field field(ConfigurationViewModel model, String id) {
        Editor editor = model.session().editorProperty().get().orElseThrow();
        return Stream.concat(editor.sheet().main().stream(), editor.sheet().advanced().stream())
                .filter(field -> field.state().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void type(ConfigurationViewModel model, String id, String text) {
        ((InputField<?>) field(model, id)).textProperty().set(text);
    }

    private Map<String, String> sent() {
        Map<String, String> rest = new LinkedHashMap<>(server.last(ContainerEndpoints.CHANGE_CONFIG)
                .orElseThrow()
                .options()
                .asMap());
        List.of("node", "vmid", "digest").forEach(rest::remove);
        return rest;
    }

    @Test
    void onlyAListThatMayHaveNoLineSaysWhatThatMeans() {
        assertThat(cards().adviceWhenEmpty().english()).contains("no network card");
        assertThat(resources().adviceWhenEmpty().isEmpty()).isTrue();
    }

    @Test
    void linesTellWhatTheContainerHas() {
        ConfigurationViewModel model = resources();

        assertThat(row(model, "memory").value()).isEqualTo("512\u00a0MiB · swap 512\u00a0MiB");
        assertThat(row(model, "cores").value()).isEqualTo("all of the node");
        assertThat(row(model, "mp0").value()).isEqualTo("/srv · 4\u00a0GiB · local:103/vm-103-disk-1.raw · in backups");
        assertThat(row(cards(), "net0").value()).startsWith("eth0 · vmbr0");
    }

    @Test
    void swapAloneIsSentWhenItAloneWasChanged() {
        ConfigurationViewModel model = resources();
        model.edit(row(model, "memory"));
        type(model, "edit-swap", "0");
        model.session().save();

        assertThat(sent()).isEqualTo(Map.of("swap", "0"));
        assertThat(model.session().editorProperty().get()).isEmpty();
    }

    @Test
    void partsOfAMountPointThatNobodyTouchedStayAsTheyAreWritten() {
        ConfigurationViewModel model = resources();
        model.edit(row(model, "mp0"));
        type(model, "edit-mount-path", "/srv/mail");
        ((FlagField) field(model, "edit-mount-nosuid")).onProperty().set(true);
        model.session().save();

        assertThat(sent())
                .isEqualTo(
                        Map.of("mp0", "local:103/vm-103-disk-1.raw,mp=/srv/mail,backup=1,size=4G,mountoptions=nosuid"));
    }

    @Test
    void newMountPointGetsTheLowestFreeKey() {
        ConfigurationViewModel model = resources();
        model.add(model.additions().get(0));
        model.session().save();
        assertThat(model.session().editorProperty().get()).isPresent();

        type(model, "edit-mount-path", "/data");
        model.session().save();

        assertThat(sent()).isEqualTo(Map.of("mp1", "local:8,mp=/data"));
    }

    @Test
    void mountPointIsUnmountedAndTheRootNever() {
        ConfigurationViewModel model = resources();

        assertThat(model.canRemove(row(model, "rootfs"))).isFalse();
        model.remove(row(model, "mp0"));
        assertThat(model.session().editorProperty().get().orElseThrow().purpose())
                .isEqualTo(Editor.Purpose.DETACH);
        model.session().save();

        assertThat(sent()).isEqualTo(Map.of("delete", "mp0"));
    }

    @Test
    void cardThatNobodyTouchedIsNotSent() {
        ConfigurationViewModel model = cards();
        model.edit(row(model, "net0"));
        model.session().save();

        assertThat(server.last(ContainerEndpoints.CHANGE_CONFIG)).isEmpty();
    }

    @Test
    void cardMovesToNatAndKeepsItsOtherParts() {
        ConfigurationViewModel model = cards();
        model.edit(row(model, "net0"));
        ChoiceField<?> way = (ChoiceField<?>) field(model, "edit-network");
        chooseFirst(way);
        model.session().save();

        assertThat(sent()).isEqualTo(Map.of("net0", "name=eth0,hwaddr=BC:24:11:00:00:01,ip=manual,type=veth"));
    }

    private static <T> void chooseFirst(ChoiceField<T> field) {
        field.choose(field.choices().get(0).value());
    }

    @Test
    void ownNameServersGoWhenTheNodesAreWanted() {
        give("nameserver", "192.0.2.53");
        ConfigurationViewModel model = open(new NameLines(texts), new NameEditors());
        model.edit(row(model, "nameserver"));
        chooseFirst((ChoiceField<?>) field(model, "edit-dns"));
        model.session().save();

        assertThat(sent()).isEqualTo(Map.of("delete", "nameserver"));
    }

    @Test
    void everyOptionButThePrivilegeHasAnEditor() {
        ConfigurationViewModel model =
                open(new ContainerOptionLines(texts, new Quantities(texts)), new ContainerOptionEditors());

        assertThat(model.rows().stream().filter(row -> !model.canEdit(row)).map(ConfigurationRow::key))
                .containsExactly("unprivileged");
    }

    @Test
    void environmentIsEditedAsLines() {
        give("env", "LANG=C\0TERM=xterm");
        ConfigurationViewModel model =
                open(new ContainerOptionLines(texts, new Quantities(texts)), new ContainerOptionEditors());
        model.edit(row(model, "env"));
        type(model, "edit-env", "LANG=C\nTERM=vt100\n");
        model.session().save();

        assertThat(sent()).isEqualTo(Map.of("env", "LANG=C\0TERM=vt100"));
    }
}
