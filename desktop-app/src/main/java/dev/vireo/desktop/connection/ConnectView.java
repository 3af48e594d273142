// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import dev.vireo.desktop.client.CertificateInfo;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.OptionalLabel;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.model.ArchitectureException;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page and dialog that connects to a server. */
@ArchitectureException(rule = "views", reason = "it shows the facts of a certificate, which are values")
public final class ConnectView {
    private final Toolkit toolkit;
    private final ConnectViewModel model;
    private final VBox box = new VBox(12);
    private final VBox certificate = new VBox(6);

    /** @param connected is told the datacenter once the login has worked */
    public ConnectView(Toolkit toolkit, Connections connections, Consumer<Datacenter> connected) {
        this.toolkit = toolkit;
        this.model = new ConnectViewModel(connections, toolkit.background(), connected);
        box.getStyleClass().addAll("card", "connect-card");
        box.setMaxSize(440, javafx.scene.layout.Region.USE_PREF_SIZE);
        box.setId("connect");
        Label title = label("Connect to a server", "dialog-title");
        Label hint = label(
                "A Vireo node or a server that speaks the same API. Every node of a cluster shows all of it.", "hint");
        box.getChildren().addAll(title, hint);
        addServers();
        addFields();
        addCertificate();
        addButtons();
    }

    /** The form. */
    public Node node() {
        return box;
    }

    private void addServers() {
        VBox list = new VBox(2);
        for (SavedServer server : model.servers()) {
            Button choice = new Button(
                    server.address() + " — " + server.user(), toolkit.icons().icon(Icon.DATACENTER));
            choice.getStyleClass().addAll("flat", "saved-server");
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.setAlignment(Pos.CENTER_LEFT);
            choice.setOnAction(event -> model.choose(server));
            list.getChildren().add(choice);
        }
        if (!list.getChildren().isEmpty()) {
            box.getChildren().add(list);
        }
    }

    private void addFields() {
        TextField address = new TextField();
        address.setId("connect-address");
        address.setPromptText("192.0.2.10:8006");
        address.textProperty().bindBidirectional(model.address);
        TextField user = new TextField();
        user.setId("connect-user");
        user.textProperty().bindBidirectional(model.user);
        HBox.setHgrow(user, Priority.ALWAYS);
        ComboBox<String> realm = new ComboBox<>(model.realms);
        realm.setId("connect-realm");
        realm.setEditable(true);
        realm.setPrefWidth(120);
        realm.valueProperty().bindBidirectional(model.realm);
        PasswordField password = new PasswordField();
        password.setId("connect-password");
        password.textProperty().bindBidirectional(model.password);
        password.setOnAction(event -> model.connect());
        CheckBox remember = new CheckBox();
        remember.setId("connect-remember");
        remember.textProperty().bind(toolkit.texts().bind("Remember this server (never the password)"));
        remember.selectedProperty().bindBidirectional(model.remember);
        box.getChildren()
                .addAll(
                        field("Server", address),
                        field("User and realm", new HBox(8, user, realm)),
                        field("Password", password),
                        remember);
    }

    private VBox field(String title, Node control) {
        Label name = label(title, "field-label");
        name.setLabelFor(control instanceof HBox line ? line.getChildren().get(0) : control);
        return new VBox(4, name, control);
    }

    private void addCertificate() {
        certificate.getStyleClass().add("notice");
        certificate.setId("connect-certificate");
        certificate.managedProperty().bind(certificate.visibleProperty());
        certificate.visibleProperty().bind(model.offered.isNotNull());
        model.offered.addListener((property, before, after) -> describe(after));
        box.getChildren().add(certificate);
    }

    private void describe(@Nullable CertificateInfo offered) {
        certificate.getChildren().clear();
        if (offered == null) {
            return;
        }
        Label question = label(
                model.changed.get()
                        ? Texts.text(
                                "The server shows another certificate than the one you accepted. If nobody renewed it, somebody may be between you and the server.")
                        : Texts.text(
                                "This is the first contact. Compare the fingerprint with the one that the server's console shows."),
                "notice-text");
        TextArea fingerprint = new TextArea(offered.fingerprint().text()); // whole, as it is to be compared
        fingerprint.setEditable(false);
        fingerprint.setWrapText(true);
        fingerprint.setPrefRowCount(2);
        fingerprint.getStyleClass().add("fingerprint");
        Button trust = new Button();
        trust.setId("connect-trust");
        trust.textProperty().bind(toolkit.texts().bind("Trust and connect"));
        trust.setOnAction(event -> model.trust());
        certificate.getChildren().addAll(question, line("For {0}", offered.subject()), fingerprint);
        certificate
                .getChildren()
                .addAll(
                        line("Valid from {0} to {1}", dateTime(offered.validFrom()), dateTime(offered.validUntil())),
                        trust);
    }

    private StringBinding dateTime(Instant when) {
        return toolkit.texts().computed(() -> toolkit.quantities().dateTime(when));
    }

    private Label line(String text, Object... arguments) {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add("hint");
        label.textProperty().bind(toolkit.texts().bind(text, arguments));
        return label;
    }

    private void addButtons() {
        Label error = new OptionalLabel("error-text", new Wording(toolkit.texts()).bind(model.error));
        error.setId("connect-error");
        Button connect = new Button();
        connect.setId("connect-button");
        connect.setDefaultButton(true);
        connect.textProperty()
                .bind(toolkit.texts()
                        .computed(
                                () -> toolkit.texts()
                                        .get(model.busy.get() ? Texts.text("Connecting…") : Texts.text("Connect")),
                                model.busy));
        connect.disableProperty().bind(model.incomplete());
        connect.setOnAction(event -> model.connect());
        HBox buttons = new HBox(connect);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        box.getChildren().addAll(error, buttons);
    }

    private Label label(String text, String style) {
        Label label = new Label();
        label.textProperty().bind(toolkit.texts().bind(text));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
