// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.client.FakeAgent;
import dev.vireo.desktop.fx.HeldBackground;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectViewModelTest {
    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final List<Datacenter> connected = new ArrayList<>();
    private FakeAgent agent;
    private Connections connections;
    private ConnectViewModel model;

    @BeforeEach
    void fill() throws IOException {
        agent = new FakeAgent();
        connections = new Connections(
                new OkHttpClient(),
                new SettingsFile(folder.resolve("desktop.json")),
                new Inventory(),
                new Tasks(),
                background,
                InstantSource.system());
        model = new ConnectViewModel(connections, background, connected::add);
        model.address.set(agent.address().toString());
        model.user.set("admin");
        model.realm.set("pve");
        model.password.set("secret");
    }

    @AfterEach
    void end() {
        connections.closeAll();
        agent.close();
    }

    @Test
    void theCertificateOfAServerThatIsNotAskedForAnyMoreIsNotOffered() {
        model.connect();
        model.address.set("192.0.2.1");
        assertThat(model.busy.get()).isFalse();
        assertThat(background.isIdle()).isTrue();

        assertThat(model.offered.get()).isNull();
    }

    @Test
    void pressingTwiceLogsInOnce() {
        model.connect();
        model.connect();
        background.release();

        assertThat(background.isIdle()).isTrue();
        assertThat(model.offered.get()).isNotNull();
    }

    @Test
    void trustIsForTheServerThatWasAskedFor() {
        model.connect();
        background.release();
        model.trust();
        assertThat(connected).isEmpty();
        background.release();

        assertThat(connected).hasSize(1);
        assertThat(connections.settings().known())
                .extracting(server -> String.valueOf(server.fingerprint()))
                .containsExactly(agent.fingerprint().text());
    }
}
