// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.create.CreateVmViewModel;
import dev.vireo.desktop.guest.create.CreateVmWizard;
import dev.vireo.desktop.guest.create.CreatedListener;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The wizard where a tab would be. */
record WizardTab(CreateVmViewModel model, CreateVmWizard wizard) implements TabContent {
    WizardTab(Datacenter datacenter, Toolkit toolkit) {
        this(model(datacenter, toolkit), toolkit);
    }

    private WizardTab(CreateVmViewModel model, Toolkit toolkit) {
        this(model, new CreateVmWizard(model, toolkit, shown -> {}));
    }

    private static CreateVmViewModel model(Datacenter datacenter, Toolkit toolkit) {
        List<NodeChoice> nodes = datacenter.nodes().stream()
                .map(node -> new NodeChoice(
                        node.node(),
                        node.status() == ItemStatus.ONLINE,
                        node.usageProperty().get()))
                .toList();
        return new CreateVmViewModel(datacenter.api(), toolkit.background(), nodes, new CreatedListener() {
            @Override
            public void created(NodeName node, Vmid vmid, String upid) {}

            @Override
            public void refused(String reason) {}
        });
    }

    @Override
    public Node node() {
        return new StackPane(wizard.node());
    }

    @Override
    public void opened() {
        model.creation().open(Optional.empty());
    }
}
