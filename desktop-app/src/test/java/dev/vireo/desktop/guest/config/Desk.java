// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.cloudinit.CloudInitEditors;
import dev.vireo.desktop.guest.cloudinit.CloudInitLines;
import dev.vireo.desktop.guest.create.FakeServer;
import dev.vireo.desktop.guest.hardware.HardwareEditors;
import dev.vireo.desktop.guest.hardware.HardwareLines;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.guest.options.OptionEditors;
import dev.vireo.desktop.guest.options.OptionLines;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A guest on a fake server, with its two tabs' view models over it. */
public final class Desk {
    static final String DIGEST = "0123456789abcdef0123456789abcdef01234567";

    final FakeServer server = new FakeServer();
    final List<String> begun = new ArrayList<>();
    final List<String> late = new ArrayList<>();
    private final Map<String, PendingEntry> entries = new LinkedHashMap<>();
    private final Texts texts = new Texts();
    private final SameThreadBackground background = new SameThreadBackground();
    private final GuestItem guest;
    String digest = DIGEST;

    Desk() {
        server.takeEverything();
        server.answer(GuestEndpoints.READ_CONFIG, arguments -> Map.of("digest", digest));
        server.answer(GuestEndpoints.READ_PENDING, arguments -> List.copyOf(entries.values()));
        server.answer(GuestEndpoints.CHANGE_CONFIG, arguments -> null);
        server.answer(GuestEndpoints.CHANGE_CONFIG_ASYNC, arguments -> "done");
        server.answer(
                StorageEndpoints.LIST,
                arguments -> List.of(new StorageState(
                        "local", "dir", "iso,images", true, true, false, 1L << 40, 0L, 1L << 40, 0.0)));
        server.answer(StorageEndpoints.LIST_CONTENT, arguments -> List.of());
        server.answer(
                NodeEndpoints.LIST_INTERFACES,
                arguments -> List.of(new NetworkInterface("vmbr0", "bridge", true, null, "10.0.0.1/24", "eth0")));
        Datacenter datacenter = new Datacenter("test", "test", server);
        Inventory inventory = new Inventory();
        inventory.add(datacenter);
        inventory.apply(datacenter, List.of(ClusterResource.node("pve1", "online", Usage.UNKNOWN), resource()));
        guest = datacenter.nodes().get(0).guests().get(0);
    }

    private static ClusterResource resource() {
        return new ClusterResource(
                "qemu/102", "qemu", "pve1", "running", 102, "web", false, null, null, null, null, null, null, null);
    }

    /** Gives the guest a key. */
    Desk with(String key, String value) {
        entries.put(key, new PendingEntry(key, value, null, null));
        return this;
    }

    /** Gives the guest a key whose value changes at the next start. */
    Desk waiting(String key, String value, String later) {
        entries.put(key, new PendingEntry(key, value, later, null));
        return this;
    }

    ConfigurationViewModel hardware() {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest,
                texts,
                new RemoteConfiguration(guest, background, begun::add, late::add),
                new HardwareLines(texts, new Quantities(texts)),
                new HardwareEditors(guest, new OfferReader(server, background)));
        model.open();
        return model;
    }

    ConfigurationViewModel options() {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest,
                texts,
                new RemoteConfiguration(guest, background, begun::add, late::add),
                new OptionLines(texts),
                new OptionEditors());
        model.open();
        return model;
    }

    ConfigurationViewModel cloudInit() {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest,
                texts,
                new RemoteConfiguration(guest, background, begun::add, late::add),
                new CloudInitLines(texts),
                new CloudInitEditors(guest, background));
        model.open();
        return model;
    }

    /** What the last change asked for, without what names the guest. */
    Map<String, String> sent() {
        return server.last(GuestEndpoints.CHANGE_CONFIG)
                .or(() -> server.last(GuestEndpoints.CHANGE_CONFIG_ASYNC))
                .map(Desk::named)
                .orElse(Map.of());
    }

    private static Map<String, String> named(Arguments arguments) {
        Map<String, String> rest = new LinkedHashMap<>(arguments.options().asMap());
        rest.remove("node");
        rest.remove("vmid");
        return rest;
    }

    static ConfigurationRow row(ConfigurationViewModel model, String key) {
        return model.rows().stream()
                .filter(row -> row.keys().contains(key))
                .findFirst()
                .orElseThrow();
    }

    static void add(ConfigurationViewModel model, String id) {
        model.add(model.additions().stream()
                .filter(addition -> addition.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    static Field field(ConfigurationViewModel model, String id) {
        Editor editor = model.session().editorProperty().get().orElseThrow();
        return Stream.concat(editor.sheet().main().stream(), editor.sheet().advanced().stream())
                .filter(field -> field.state().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static void type(ConfigurationViewModel model, String id, String text) {
        ((InputField<?>) field(model, id)).textProperty().set(text);
    }

    static void flip(ConfigurationViewModel model, String id, boolean on) {
        ((FlagField) field(model, id)).onProperty().set(on);
    }

    static void choose(ConfigurationViewModel model, String id, String word) {
        choose((ChoiceField<?>) field(model, id), word);
    }

    private static <T> void choose(ChoiceField<T> field, String word) {
        field.choices().stream()
                .filter(choice -> Objects.toString(choice.value()).equals(word))
                .findFirst()
                .ifPresentOrElse(choice -> field.choose(choice.value()), () -> {
                    throw new AssertionError("no choice " + word + " in " + field.choices());
                });
    }
}
