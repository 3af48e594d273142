// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import dev.vireo.desktop.client.AgentClient;
import dev.vireo.desktop.client.CertificatePin;
import dev.vireo.desktop.client.Credentials;
import dev.vireo.desktop.client.Fingerprint;
import dev.vireo.desktop.client.ServerAddress;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.FxBackground;
import dev.vireo.desktop.inventory.ConnectionState.CertificateChanged;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.task.Tasks;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Opens and closes connections to servers; the inventory shows what they bring. Lives on the FX thread. */
public final class Connections {
    private final OkHttpClient http;
    private final SettingsFile settings;
    private final Inventory inventory;
    private final Tasks tasks;
    private final Background background;
    private final InstantSource clock;
    private final Map<Datacenter, Open> open = new LinkedHashMap<>();

    private record Open(ServerConnection connection, CertificatePin pin, SavedServer server) {}

    /** A server with the login for it, ready to be connected. */
    public record Login(ServerAddress address, Credentials credentials, CertificatePin pin, AgentClient client) {}

    /** @param http client whose threads and connections all servers share */
    public Connections(
            OkHttpClient http,
            SettingsFile settings,
            Inventory inventory,
            Tasks tasks,
            Background background,
            InstantSource clock) {
        this.http = http;
        this.settings = settings;
        this.inventory = inventory;
        this.tasks = tasks;
        this.background = background;
        this.clock = clock;
    }

    /** Prepares a login; nothing is sent yet. */
    public Login prepare(ServerAddress address, Credentials credentials, @Nullable Fingerprint accepted) {
        CertificatePin pin = new CertificatePin(accepted);
        AgentClient client = new AgentClient(http, address, pin, credentials, clock, FxBackground::isFxThread);
        return new Login(address, credentials, pin, client);
    }

    /** What is remembered. */
    public Settings settings() {
        return settings.get();
    }

    /** Connects, and stays connected until closed. A connection to the same server as the same user is replaced. */
    public Datacenter open(Login login, boolean remember) {
        String key = login.credentials().user() + "@" + login.address();
        open.keySet().stream()
                .filter(other -> other.key().equals(key))
                .findFirst()
                .ifPresent(this::close);
        Datacenter datacenter = new Datacenter(key, login.address().host(), login.client());
        ServerConnection connection = new ServerConnection(
                new ServerConnection.Link(datacenter, login.client(), login.pin()),
                inventory,
                tasks,
                background,
                clock);
        SavedServer server = new SavedServer(
                login.address(),
                login.credentials().user().toString(),
                login.pin().accepted().orElse(null));
        if (remember) {
            settings.change(known -> known.with(server));
        }
        open.put(datacenter, new Open(connection, login.pin(), server));
        inventory.add(datacenter);
        connection.start();
        return datacenter;
    }

    /** Accepts the certificate that a server shows instead of the known one, and connects again. */
    public void acceptCertificate(Datacenter datacenter) {
        Open connected = open.get(datacenter);
        if (connected != null && datacenter.connectionProperty().get() instanceof CertificateChanged changed) {
            Fingerprint fingerprint = changed.offered().fingerprint();
            connected.pin().accept(fingerprint);
            ServerAddress address = connected.server().address();
            settings.change(known -> known.find(address)
                    .map(saved -> known.with(new SavedServer(address, saved.user(), fingerprint)))
                    .orElse(known));
            connected.connection().connect();
        }
    }

    /** Logs out of a server and takes it out of the inventory. */
    public void close(Datacenter datacenter) {
        Open connected = open.remove(datacenter);
        if (connected != null) {
            connected.connection().close();
            tasks.forget(datacenter);
            inventory.remove(datacenter);
        }
    }

    /** Closes everything. */
    public void closeAll() {
        Map.copyOf(open).keySet().forEach(this::close);
    }
}
