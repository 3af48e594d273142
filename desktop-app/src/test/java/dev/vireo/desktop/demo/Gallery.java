// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import atlantafx.base.theme.PrimerLight;
import dev.vireo.desktop.cluster.ClusterSummaryView;
import dev.vireo.desktop.cluster.ClusterSummaryViewModel;
import dev.vireo.desktop.console.ConsoleView;
import dev.vireo.desktop.console.ConsoleViewModel;
import dev.vireo.desktop.fx.FxBackground;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Language;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.GuestSummaryView;
import dev.vireo.desktop.guest.GuestSummaryViewModel;
import dev.vireo.desktop.history.HistoryView;
import dev.vireo.desktop.history.HistoryViewModel;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.NodeSummaryView;
import dev.vireo.desktop.node.NodeSummaryViewModel;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.storage.StorageSummaryView;
import dev.vireo.desktop.storage.StorageSummaryViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/**
 * Takes a picture of every tab in both themes and languages: arguments are the folder and, at will, names of tabs. The
 * property {@code gallery.size} sets the size of a tab, such as {@code 990x640}: what is left of a window of 1280 by 800.
 */
public final class Gallery extends Application {
    private final Texts texts = new Texts();
    private final Theme theme = new Theme();
    private final Toolkit toolkit = new Toolkit(texts, new Icons(), new Quantities(texts), new FxBackground());
    private final Map<String, TabContent> tabs = new LinkedHashMap<>();
    private final Timeline steps = new Timeline();
    private final StackPane root = new StackPane();
    private double time = 1;

    @Override
    public void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        String[] size = System.getProperty("gallery.size", "1110x720").split("x");
        Scene scene = new Scene(root, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        root.setStyle("-fx-background-color: -color-bg-default; -fx-font-size: 13px;");
        theme.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        fill();
        for (Map.Entry<String, TabContent> tab : tabs.entrySet()) {
            boolean isWanted = getParameters().getRaw().size() == 1
                    || getParameters().getRaw().contains(tab.getKey());
            if (isWanted) {
                for (Theme.Mode mode : Theme.Mode.values()) {
                    picture(scene, tab.getKey(), tab.getValue(), mode, Language.ENGLISH);
                    picture(scene, tab.getKey(), tab.getValue(), mode, Language.RUSSIAN);
                }
            }
        }
        step(Platform::exit);
        steps.play();
    }

    private void fill() {
        PlausibleAgent agent = new PlausibleAgent(
                InstantSource.system().instant().getEpochSecond() / 60 * 60, () -> new FakeScreen(800, 500, false));
        Datacenter datacenter = new Datacenter("demo", "production", agent);
        Inventory inventory = new Inventory();
        inventory.add(datacenter);
        inventory.apply(datacenter, agent.resources());
        NodeItem node = datacenter.nodes().get(0);
        GuestItem guest = node.guests().get(0);
        Supplier<TabContent> stopped =
                () -> new ConsoleView(new ConsoleViewModel(node.guests().get(2), toolkit.background()), toolkit);
        tabs.put("guest", new GuestSummaryView(new GuestSummaryViewModel(guest, toolkit.background()), toolkit));
        tabs.put("node", new NodeSummaryView(new NodeSummaryViewModel(node, toolkit.background()), toolkit));
        tabs.put(
                "cluster",
                new ClusterSummaryView(new ClusterSummaryViewModel(datacenter, toolkit.background()), toolkit));
        tabs.put(
                "storage",
                new StorageSummaryView(
                        new StorageSummaryViewModel(node.storages().get(1), toolkit.background()), toolkit));
        tabs.put("create-vm-general", new WizardTab(datacenter, toolkit));
        ConfigurationGallery configuration = new ConfigurationGallery(guest, toolkit);
        tabs.putAll(configuration.tabs());
        tabs.put(
                "tasks",
                new HistoryView(
                        HistoryViewModel.of(node, toolkit.background()),
                        upid -> upid.type() + " " + upid.id(),
                        upid -> {},
                        toolkit));
        tabs.put("console", new ConsoleView(new ConsoleViewModel(guest, toolkit.background()), toolkit));
        tabs.put("console-stopped", stopped.get());
        tabs.putAll(new DialogPictures(toolkit).all());
        tabs.putAll(new ImportPictures(toolkit).all());
        tabs.putAll(new MappingPictures(toolkit).all());
        tabs.putAll(new NodePictures(toolkit).all());
        tabs.putAll(new ContainerPictures(toolkit).all());
    }

    private void picture(Scene scene, String name, TabContent tab, Theme.Mode mode, Language language) {
        step(() -> {
            theme.modeProperty().set(mode);
            texts.languageProperty().set(language);
            root.getChildren().setAll(tab.node());
            tab.opened();
        });
        time += 1.2;
        step(() -> {
            save(scene, name + "-" + mode.name().toLowerCase(java.util.Locale.ROOT) + "-" + language.code());
            tab.closed();
        });
    }

    private void save(Scene scene, String name) {
        Path file = Path.of(getParameters().getRaw().get(0), name + ".png");
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void step(Runnable action) {
        time += 0.4;
        steps.getKeyFrames().add(new KeyFrame(Duration.seconds(time), event -> action.run()));
    }
}
