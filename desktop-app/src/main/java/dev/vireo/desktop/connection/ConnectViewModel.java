// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import dev.vireo.desktop.client.CertificateInfo;
import dev.vireo.desktop.client.Credentials;
import dev.vireo.desktop.client.Fingerprint;
import dev.vireo.desktop.client.ServerAddress;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.access.AccessAnswers.Realm;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.id.UserId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Connects to a server: address, user, password, and the question whether its certificate is trusted. */
final class ConnectViewModel {
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty realm = new SimpleStringProperty("pam");
    final StringProperty password = new SimpleStringProperty("");
    final BooleanProperty remember = new SimpleBooleanProperty(true);
    final BooleanProperty busy = new SimpleBooleanProperty();
    final ObjectProperty<Sentence> error = new SimpleObjectProperty<>(Sentence.EMPTY);
    final ObjectProperty<@Nullable CertificateInfo> offered = new SimpleObjectProperty<>();
    final BooleanProperty changed = new SimpleBooleanProperty();
    final ObservableList<String> realms = FXCollections.observableArrayList("pam", "pve");

    private final Connections connections;
    private final Background background;
    private final Consumer<Datacenter> connected;
    private final BooleanBinding incomplete;
    private @Nullable Fingerprint trusted;
    private Cancellation running = Cancellation.NONE;

    ConnectViewModel(Connections connections, Background background, Consumer<Datacenter> connected) {
        this.connections = connections;
        this.background = background;
        this.connected = connected;
        this.incomplete =
                address.isEmpty().or(user.isEmpty()).or(password.isEmpty()).or(busy);
        address.addListener((property, before, after) -> forgetTrust());
        servers().stream().findFirst().ifPresent(this::choose);
    }

    List<SavedServer> servers() {
        return connections.settings().known();
    }

    /** Fills in a server that was used before. */
    void choose(SavedServer server) {
        address.set(server.address().toString());
        int at = server.user().lastIndexOf('@');
        user.set(server.user().substring(0, Math.max(0, at)));
        realm.set(server.user().substring(at + 1));
        password.set("");
    }

    BooleanBinding incomplete() {
        return incomplete;
    }

    /** What another server answers is of no interest any more. */
    private void forgetTrust() {
        running.cancel();
        busy.set(false);
        trusted = null;
        offered.set(null);
        changed.set(false);
        error.set(Sentence.EMPTY);
    }

    /** Trusts the certificate that is shown, and goes on. */
    void trust() {
        CertificateInfo shown = offered.get();
        if (shown != null) {
            trusted = shown.fingerprint();
            offered.set(null);
            connect();
        }
    }

    /** Logs in, if everything is filled in and nothing is under way. */
    void connect() {
        if (incomplete.get()) {
            return;
        }
        error.set(Sentence.EMPTY);
        try {
            ServerAddress server = ServerAddress.parse(address.get());
            String name = user.get().strip();
            UserId who = name.contains("@") ? UserId.parse(name) : new UserId(name, realm.get());
            attempt(connections.prepare(server, new Credentials(who, password.get()), accepted(server)));
        } catch (InvalidValueException e) {
            error.set(Sentence.verbatim(String.valueOf(e.getMessage())));
        }
    }

    private @Nullable Fingerprint accepted(ServerAddress server) {
        return trusted != null
                ? trusted
                : connections
                        .settings()
                        .find(server)
                        .map(SavedServer::fingerprint)
                        .orElse(null);
    }

    private void attempt(Connections.Login login) {
        busy.set(true);
        running = background.run(
                () -> {
                    login.client().logIn();
                    return login;
                },
                this::finish,
                failure -> refuse(login, failure));
    }

    private void finish(Connections.Login login) {
        busy.set(false);
        password.set("");
        connected.accept(connections.open(login, remember.get()));
    }

    private void refuse(Connections.Login login, Throwable failure) {
        busy.set(false);
        CertificateInfo shown = login.pin().refused().orElse(null);
        if (shown != null) {
            changed.set(login.pin().accepted().isPresent());
            offered.set(shown);
            return;
        }
        boolean wrongLogin = failure instanceof ApiException refusal && refusal.kind() == ErrorKind.NOT_LOGGED_IN;
        error.set(
                wrongLogin
                        ? Sentence.of(
                                "The server does not know this user with this password in the realm {0}.", realm.get())
                        : Sentence.verbatim(Failures.words(failure)));
        if (wrongLogin) {
            readRealms(login);
        }
    }

    private void readRealms(Connections.Login login) {
        running = background.run(
                () -> login.client().call(AccessEndpoints.LIST_REALMS, Arguments.NONE),
                this::showRealms,
                failure -> realms.setAll("pam", "pve"));
    }

    private void showRealms(List<Realm> known) {
        String chosen = realm.get();
        List<String> names = known.stream().map(Realm::realm).toList();
        if (!names.isEmpty()) {
            realms.setAll(names);
            realm.set(names.contains(chosen) ? chosen : names.get(0));
        }
    }
}
