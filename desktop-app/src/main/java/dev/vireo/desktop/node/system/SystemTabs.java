// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.api.CertificateEndpoints;
import dev.vireo.model.api.CheckEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.NodeDiskEndpoints;
import dev.vireo.model.api.ServiceEndpoints;
import dev.vireo.model.api.UpdateEndpoints;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The tabs about a node's own system.
 *
 * @param operations lays dialogs over the window
 * @param begun is told the node and UPID of each task that a tab began by itself
 */
public record SystemTabs(Toolkit toolkit, Operations operations, BiConsumer<NodeItem, String> begun) {
    /** Clock, name servers and hosts file. */
    public TabContent system(NodeItem node) {
        return new SystemView(new SystemViewModel(node, toolkit.background()), toolkit, operations);
    }

    /** Services. */
    public TabContent services(NodeItem node) {
        return ServicesView.of(list(node, ServiceEndpoints.LIST), toolkit);
    }

    /** The log. */
    public TabContent log(NodeItem node) {
        return new LogView(new LogViewModel(node, toolkit.background()), toolkit);
    }

    /** Disks. */
    public TabContent disks(NodeItem node) {
        return new DisksView(
                list(node, NodeDiskEndpoints.LIST), new SmartViewModel(node, toolkit.background()), toolkit);
    }

    /** Devices on PCI and USB. */
    public TabContent devices(NodeItem node) {
        NodeCalls calls = new NodeCalls(node);
        return DevicesView.of(
                new NodeList<>(
                        node, toolkit.background(), () -> NodeDevice.read(calls), upid -> begun.accept(node, upid)),
                toolkit);
    }

    /** Updates. */
    public TabContent updates(NodeItem node) {
        return UpdatesView.of(list(node, UpdateEndpoints.LIST), toolkit);
    }

    /** Certificates. */
    public TabContent certificates(NodeItem node) {
        return new CertificatesView(list(node, CertificateEndpoints.INFO), toolkit, operations);
    }

    /** Checks. */
    public TabContent checks(NodeItem node) {
        return new ChecksView(list(node, CheckEndpoints.RUN), toolkit);
    }

    private <T> NodeList<T> list(NodeItem node, Endpoint<List<T>> endpoint) {
        NodeCalls calls = new NodeCalls(node);
        return new NodeList<>(
                node,
                toolkit.background(),
                () -> calls.api().call(endpoint, calls.path()),
                upid -> begun.accept(node, upid));
    }
}
