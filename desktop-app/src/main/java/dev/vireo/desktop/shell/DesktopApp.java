// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.client.Credentials;
import dev.vireo.desktop.client.Fingerprint;
import dev.vireo.desktop.client.ServerAddress;
import dev.vireo.desktop.connection.Connections;
import dev.vireo.desktop.connection.SavedServer;
import dev.vireo.desktop.connection.Settings;
import dev.vireo.desktop.connection.SettingsFile;
import dev.vireo.desktop.fx.FxBackground;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.task.Tasks;
import dev.vireo.desktop.tour.Request;
import dev.vireo.desktop.tour.Tour;
import dev.vireo.model.id.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Composes the program: the only class that knows all parts. */
public final class DesktopApp extends Application {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final InstantSource clock = InstantSource.system();
    private final FxBackground background = new FxBackground();
    private final Texts texts = new Texts();
    private final Theme theme = new Theme();
    private final Inventory inventory = new Inventory();
    private final Tasks tasks = new Tasks();
    private final Toolkit toolkit = new Toolkit(texts, new Icons(), new Quantities(texts), background);
    private final SettingsFile settings = new SettingsFile(settingsPath());
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(5))
            .readTimeout(Duration.ofSeconds(30))
            .build();
    private final Connections connections = new Connections(http, settings, inventory, tasks, background, clock);
    private StartOptions options = new StartOptions(null, null, null, null, null, null, null);
    private @Nullable Credentials credentials;

    private static Path settingsPath() {
        String configured = System.getenv("XDG_CONFIG_HOME");
        Path base = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(configured);
        return base.resolve("vireo").resolve("desktop.json");
    }

    @Override
    public void init() throws IOException {
        options = Objects.requireNonNullElse(
                StartCommand.parse(getParameters().getRaw().toArray(String[]::new))
                        .options(),
                options);
        Path passwordFile = options.passwordFile();
        if (options.user() != null && passwordFile != null) {
            credentials = new Credentials(
                    UserId.parse(options.user()), Files.readString(passwordFile).strip());
        }
    }

    @Override
    public void start(Stage stage) {
        chooseLanguageAndTheme();
        Overlay overlay = new Overlay();
        Shell shell = new Shell(toolkit, theme, inventory, tasks, connections, overlay, clock);
        shell.setBrowser(page -> getHostServices().showDocument(page.toString()));
        Scene scene = new Scene(shell.root(), WIDTH, HEIGHT);
        theme.applyTo(scene);
        shell.addKeys(scene);
        stage.setScene(scene);
        stage.setTitle("Vireo");
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.getIcons()
                .add(new Image(String.valueOf(
                        DesktopApp.class.getResource("/dev/vireo/desktop/icons/rendered/vireo-64.png"))));
        stage.setOnHidden(event -> shell.closeWindows());
        stage.show();
        shell.root().requestFocus(); // not the search field: its hint says what it is for
        logIn();
        Request pictures = options.screenshots();
        if (pictures != null) {
            Tour.Stage seen = new Tour.Stage(scene, theme, toolkit, background::isAtWork);
            new Tour(seen, pictures, shell, Platform::exit).start();
        }
    }

    private void chooseLanguageAndTheme() {
        Settings remembered = settings.get();
        String language = Optional.ofNullable(options.language())
                .or(() -> Optional.ofNullable(remembered.language()))
                .orElseGet(() -> Locale.getDefault().getLanguage());
        texts.languageProperty().set(Language.ofCode(language));
        String mode = Optional.ofNullable(options.theme())
                .or(() -> Optional.ofNullable(remembered.theme()))
                .orElse("light");
        theme.modeProperty().set(mode.equals("dark") ? Theme.Mode.DARK : Theme.Mode.LIGHT);
        if (options.screenshots() == null) {
            texts.languageProperty()
                    .addListener(
                            (property, before, after) -> settings.change(known -> known.withLanguage(after.code())));
            theme.modeProperty()
                    .addListener((property, before, after) -> settings.change(
                            known -> known.withTheme(after.name().toLowerCase(Locale.ROOT))));
        }
    }

    private void logIn() {
        ServerAddress server = options.server();
        if (server == null || credentials == null) {
            return;
        }
        Fingerprint accepted = Optional.ofNullable(options.fingerprint())
                .or(() -> settings.get().find(server).map(SavedServer::fingerprint))
                .orElse(null);
        connections.open(connections.prepare(server, credentials, accepted), false);
    }

    @Override
    public void stop() {
        connections.closeAll();
        background.close();
        // Its threads would keep the program for a minute after its window was closed.
        http.dispatcher().executorService().shutdown();
    }
}
