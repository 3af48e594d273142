// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.cloudinit.CloudInitEditors;
import dev.vireo.desktop.guest.cloudinit.CloudInitLines;
import dev.vireo.desktop.guest.config.ConfigurationView;
import dev.vireo.desktop.guest.config.ConfigurationViewModel;
import dev.vireo.desktop.guest.config.RemoteConfiguration;
import dev.vireo.desktop.guest.hardware.HardwareEditors;
import dev.vireo.desktop.guest.hardware.HardwareLines;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.guest.options.OptionEditors;
import dev.vireo.desktop.guest.options.OptionLines;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.shell.TabContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/** Hardware and options, as lists and with every kind of editor open. */
record ConfigurationGallery(GuestItem guest, Toolkit toolkit) {
    Map<String, TabContent> tabs() {
        Map<String, TabContent> tabs = new LinkedHashMap<>();
        tabs.put("hardware", hardware(model -> {}));
        for (String key : List.of("memory", "cores", "bios", "vga", "machine", "scsi0", "ide2", "net0", "unused0")) {
            tabs.put("hardware-edit-" + key, hardware(model -> edit(model, key)));
        }
        tabs.put("hardware-detach", hardware(model -> remove(model, "scsi0")));
        tabs.put("hardware-delete", hardware(model -> remove(model, "unused0")));
        for (String id : List.of(
                "disk",
                "cdrom",
                "net",
                "efidisk",
                "tpmstate",
                "cloudinit",
                "serial",
                "usb",
                "hostpci",
                "audio",
                "rng",
                "watchdog",
                "virtiofs")) {
            tabs.put(
                    "hardware-add-" + id,
                    hardware(model -> model.additions().stream()
                            .filter(addition -> addition.id().equals(id))
                            .findFirst()
                            .ifPresent(model::add)));
        }
        tabs.put("options", options(model -> {}));
        for (String key : List.of("boot", "startup", "hotplug", "smbios1", "agent", "description", "onboot")) {
            tabs.put("options-edit-" + key, options(model -> edit(model, key)));
        }
        for (String key : List.of("ipconfig0", "sshkeys", "preview-user")) {
            tabs.put("cloudinit-" + key, cloudInit(model -> edit(model, key)));
        }
        return tabs;
    }

    private TabContent hardware(Consumer<ConfigurationViewModel> then) {
        OfferReader reader = new OfferReader(guest.datacenter().api(), toolkit.background());
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest,
                toolkit.texts(),
                remote(),
                new HardwareLines(toolkit.texts(), toolkit.quantities()),
                new HardwareEditors(guest, reader));
        return new Opened(new ConfigurationView("hardware-list", model, List.of(), toolkit), model, then, toolkit);
    }

    private TabContent options(Consumer<ConfigurationViewModel> then) {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest, toolkit.texts(), remote(), new OptionLines(toolkit.texts()), new OptionEditors());
        return new Opened(new ConfigurationView("options-list", model, List.of(), toolkit), model, then, toolkit);
    }

    private TabContent cloudInit(Consumer<ConfigurationViewModel> then) {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest,
                toolkit.texts(),
                remote(),
                new CloudInitLines(toolkit.texts()),
                new CloudInitEditors(guest, toolkit.background()));
        return new Opened(new ConfigurationView("cloudinit-list", model, List.of(), toolkit), model, then, toolkit);
    }

    private RemoteConfiguration remote() {
        return new RemoteConfiguration(guest, toolkit.background(), upid -> {}, reason -> {});
    }

    private static void edit(ConfigurationViewModel model, String key) {
        model.rows().stream().filter(row -> row.key().equals(key)).findFirst().ifPresent(model::edit);
    }

    private static void remove(ConfigurationViewModel model, String key) {
        model.rows().stream().filter(row -> row.key().equals(key)).findFirst().ifPresent(model::remove);
    }

    /** A tab in which something is done once its configuration is read. */
    private record Opened(
            ConfigurationView view,
            ConfigurationViewModel model,
            Consumer<ConfigurationViewModel> then,
            Toolkit toolkit)
            implements TabContent {
        @Override
        public Node node() {
            return view.node();
        }

        @Override
        public void opened() {
            view.opened();
            model.rows().addListener((InvalidationListener)
                    rows -> toolkit.background().onFxThread(this::show));
        }

        private void show() {
            if (model.session().editorProperty().get().isEmpty()) {
                then.accept(model);
            }
            toolkit.background().onFxThread(() -> {
                view.node().applyCss();
                if (view.node().lookup("#editor-advanced") instanceof ToggleButton fold) {
                    fold.setSelected(true);
                }
            });
        }

        @Override
        public void closed() {
            view.closed();
        }
    }
}
