// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.client.CertificateInfo;
import dev.vireo.desktop.connection.Connections;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.ConnectionState;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.InventoryItem;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says what to do about a datacenter that is empty, away, or shows another certificate. */
final class DatacenterAdvice {
    private final Toolkit toolkit;
    private final Connections connections;
    private final VmCreation creation;

    DatacenterAdvice(Toolkit toolkit, Connections connections, VmCreation creation) {
        this.toolkit = toolkit;
        this.connections = connections;
        this.creation = creation;
    }

    /** The advice, which follows the datacenter's state; null for other items. */
    @Nullable
    Node of(InventoryItem item) {
        if (!(item instanceof Datacenter datacenter)) {
            return null;
        }
        VBox box = new VBox(8);
        box.getStyleClass().add("advice");
        box.setId("advice");
        box.managedProperty().bind(box.visibleProperty());
        InvalidationListener follow = property -> show(datacenter, box);
        box.setUserData(follow); // lives as long as the box
        WeakInvalidationListener weak = new WeakInvalidationListener(follow);
        datacenter.connectionProperty().addListener(weak);
        datacenter.newsProperty().addListener(weak);
        datacenter.loadedProperty().addListener(weak);
        toolkit.texts().languageProperty().addListener(weak);
        show(datacenter, box);
        return box;
    }

    private void show(Datacenter datacenter, VBox box) {
        box.getChildren().clear();
        ConnectionState state = datacenter.connectionProperty().get();
        if (state instanceof ConnectionState.CertificateChanged changed) {
            showCertificate(datacenter, changed, box);
        } else if (state instanceof ConnectionState.Offline offline) {
            box.getChildren().add(text(toolkit.texts().said(offline.reason())));
        } else if (state instanceof ConnectionState.LoginNeeded needed) {
            box.getChildren()
                    .add(text(toolkit.texts()
                            .get("The login is over: {0}", toolkit.texts().said(needed.reason()))));
        } else if (state instanceof ConnectionState.Online
                && datacenter.loadedProperty().get()
                && datacenter.guests().isEmpty()) {
            box.getChildren()
                    .addAll(
                            text(
                                    toolkit.texts()
                                            .get(
                                                    "There are no guests here yet. A guest is a virtual machine or a container that runs on one of the nodes.")),
                            new HBox(
                                    8,
                                    button(
                                            Icon.PLUS,
                                            "Create VM",
                                            "advice-create-vm",
                                            () -> creation.open(datacenter, null)),
                                    button(
                                            Icon.PLUS,
                                            "Create CT",
                                            "advice-create-ct",
                                            () -> creation.openContainer(datacenter, null))));
        }
        box.setVisible(!box.getChildren().isEmpty());
    }

    private void showCertificate(Datacenter datacenter, ConnectionState.CertificateChanged changed, VBox box) {
        CertificateInfo offered = changed.offered();
        box.getChildren()
                .addAll(
                        text(
                                toolkit.texts()
                                        .get(
                                                "The server shows another certificate than the one you accepted. If nobody renewed it, somebody may be between you and the server.")),
                        text(toolkit.texts().get("Accepted: {0}", changed.accepted())),
                        text(toolkit.texts().get("Shown now: {0}", offered.fingerprint())),
                        text(toolkit.texts().get("For {0}", offered.subject())),
                        button(
                                Icon.CHECK,
                                "Accept the new certificate",
                                "accept-certificate",
                                () -> connections.acceptCertificate(datacenter)));
    }

    private static Label text(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        return label;
    }

    private Button button(Icon icon, String english, String id, Runnable action) {
        Button button = new Button(toolkit.texts().get(english), toolkit.icons().icon(icon));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }
}
