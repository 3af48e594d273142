// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.mapping.MappingsView;
import dev.vireo.desktop.mapping.MappingsViewModel;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.HardwareEndpoints;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.mapping.MappingAnswers.Finding;
import dev.vireo.model.mapping.MappingAnswers.MappingState;
import dev.vireo.model.node.HardwareAnswers.PciDevice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The mappings of a datacenter, against a made-up server. */
final class MappingPictures {
    private final Toolkit toolkit;
    private final MadeUpServer server = new MadeUpServer();

    MappingPictures(Toolkit toolkit) {
        this.toolkit = toolkit;
        answer();
    }

    Map<String, TabContent> all() {
        Map<String, TabContent> pictures = new LinkedHashMap<>();
        pictures.put("mappings", view());
        for (String kind : List.of("dir", "pci", "usb")) {
            pictures.put("mapping-add-" + kind, new AddingTab(view(), "mapping-add-" + kind));
        }
        return pictures;
    }

    private MappingsView view() {
        Operations operations = new Operations(toolkit, new Overlay(), (datacenter, upid) -> {}, reason -> {});
        return new MappingsView(new MappingsViewModel(server.datacenter(), toolkit.background()), toolkit, operations);
    }

    private void answer() {
        server.answer(
                MappingEndpoints.DIRECTORY.list(),
                asked -> List.of(
                        mapping("projects", "Shared with build machines", "node=pve1,path=/srv/projects", asked, ""),
                        mapping(
                                "scans",
                                "",
                                "node=pve1,path=/srv/scans",
                                asked,
                                "this node has no directory /srv/scans")));
        server.answer(
                MappingEndpoints.PCI.list(),
                asked -> List.of(mapping(
                        "network-cards", "", "node=pve1,path=0000:02:00.0,id=8086:1533,iommugroup=4", asked, "")));
        server.answer(
                MappingEndpoints.USB.list(),
                asked -> List.of(mapping("licence-key", "", "node=pve1,id=0529:0001", asked, "")));
        server.answer(
                HardwareEndpoints.LIST_PCI,
                asked -> List.of(new PciDevice(
                        "0000:02:00.0",
                        "0x020000",
                        "0x8086",
                        "0x1533",
                        4,
                        "Intel Corporation",
                        "I210 Gigabit Network Connection",
                        "0x8086",
                        "0x0001")));
    }

    private static MappingState mapping(String id, String notes, String map, Arguments asked, String problem) {
        List<Finding> findings = problem.isEmpty() ? List.of() : List.of(Finding.error(problem));
        return new MappingState(
                id, notes, List.of(map), null, null, "", asked.has(MappingEndpoints.CHECK_NODE) ? findings : null);
    }

    /** The mappings, with the drawer that adds one open. */
    private record AddingTab(MappingsView view, String entry) implements TabContent {
        @Override
        public Node node() {
            return view.node();
        }

        @Override
        public void opened() {
            view.opened();
            MenuButton add = (MenuButton) view.node().lookup("#mapping-add");
            add.getItems().stream().filter(item -> entry.equals(item.getId())).forEach(MenuItem::fire);
        }

        @Override
        public void closed() {
            view.closed();
        }
    }
}
