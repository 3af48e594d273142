// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.config.ConfigurationLines;
import dev.vireo.desktop.guest.config.ConfigurationView;
import dev.vireo.desktop.guest.config.ConfigurationViewModel;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.RemoteConfiguration;
import dev.vireo.desktop.guest.config.RowAction;
import dev.vireo.desktop.guest.container.CardEditors;
import dev.vireo.desktop.guest.container.CardLines;
import dev.vireo.desktop.guest.container.ContainerOptionEditors;
import dev.vireo.desktop.guest.container.ContainerOptionLines;
import dev.vireo.desktop.guest.container.NameEditors;
import dev.vireo.desktop.guest.container.NameLines;
import dev.vireo.desktop.guest.container.ResourceEditors;
import dev.vireo.desktop.guest.container.ResourceLines;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.inventory.GuestItem;
import java.util.List;
import java.util.function.Function;

/**
 * The tabs about a container's configuration.
 *
 * @param configuration where a guest's configuration is read and changed
 */
record ContainerTabs(Toolkit toolkit, DiskMenu disks, Function<GuestItem, RemoteConfiguration> configuration) {
    TabContent resources(GuestItem guest) {
        return tab(
                "resources-list",
                guest,
                new ResourceLines(toolkit.texts(), toolkit.quantities()),
                new ResourceEditors(guest, reader(guest)),
                disks.ofContainers());
    }

    TabContent network(GuestItem guest) {
        return tab(
                "network-list",
                guest,
                new CardLines(toolkit.texts(), toolkit.quantities()),
                new CardEditors(guest, reader(guest)),
                List.of());
    }

    TabContent names(GuestItem guest) {
        return tab("dns-list", guest, new NameLines(toolkit.texts()), new NameEditors(), List.of());
    }

    TabContent options(GuestItem guest) {
        return tab(
                "options-list",
                guest,
                new ContainerOptionLines(toolkit.texts(), toolkit.quantities()),
                new ContainerOptionEditors(),
                List.of());
    }

    private OfferReader reader(GuestItem guest) {
        return new OfferReader(guest.datacenter().api(), toolkit.background());
    }

    private TabContent tab(
            String id, GuestItem guest, ConfigurationLines lines, Editors editors, List<RowAction> actions) {
        ConfigurationViewModel model =
                new ConfigurationViewModel(guest, toolkit.texts(), configuration.apply(guest), lines, editors);
        return new ConfigurationView(id, model, actions, toolkit);
    }
}
