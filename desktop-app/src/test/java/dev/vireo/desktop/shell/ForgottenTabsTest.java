// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.storage.Uploads;
import dev.vireo.desktop.task.TaskLogWindow;
import dev.vireo.desktop.task.Tasks;
import dev.vireo.desktop.terminal.OpenTerminals;
import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/** Whoever looks at thousands of guests in a day must not fill the memory with what they have seen. */
class ForgottenTabsTest {
    private final MadeUpServer server = new MadeUpServer();
    private final Texts texts = new Texts();
    private final Theme theme = new Theme();
    private final Toolkit toolkit = new Toolkit(texts, new Icons(), new Quantities(texts), server.background());

    private Tabs tabs() {
        Overlay overlay = new Overlay();
        Notices notices = new Notices(toolkit);
        Inventory inventory = new Inventory();
        OwnTasks own = new OwnTasks(texts, new Tasks(), notices);
        Operations operations = new Operations(toolkit, overlay, own::begun, notices::show);
        InstantSource clock = InstantSource.system();
        MachineImport imports =
                new MachineImport(toolkit, own::begun, notices::show, new Selection(inventory), overlay, clock);
        Uploads uploads = new Uploads(toolkit.background(), clock, own::begun, reason -> {});
        Features.Views views = new Features.Views(
                new TaskLogWindow(toolkit, overlay),
                new OpenTerminals(toolkit, theme, inventory),
                uploads,
                new GuestWindows(toolkit, overlay, own));
        return new Features(toolkit, views, own, operations, notices::show, imports).tabs();
    }

    /** Opens and closes every tab of an item, and answers what is left of each. */
    private Map<String, WeakReference<Object>> lookAt(Tabs tabs, InventoryItem item) {
        Map<String, WeakReference<Object>> seen = new TreeMap<>();
        for (ItemTab<?> tab : tabs.of(item)) {
            TabContent content = tab.create(item);
            content.opened();
            content.closed();
            seen.put(item.getClass().getSimpleName() + " " + tab.id(), new WeakReference<>(content.node()));
        }
        return seen;
    }

    private static List<String> kept(Map<String, WeakReference<Object>> seen) {
        List<String> kept = new ArrayList<>();
        for (int attempt = 0; attempt < 10; attempt++) {
            System.gc();
            FxThread.run(() -> {}); // what waits for the toolkit's thread holds on to things, too
            kept.clear();
            seen.forEach((name, content) -> {
                if (content.get() != null) {
                    kept.add(name);
                }
            });
            if (kept.isEmpty()) {
                break;
            }
        }
        return kept;
    }

    @Test
    void whatATabHasShownIsForgottenWhenItIsLeft() {
        Map<String, WeakReference<Object>> seen = FxThread.get(() -> {
            Tabs tabs = tabs();
            GuestItem machine = server.guest(100, "stopped", false);
            Map<String, WeakReference<Object>> all = lookAt(tabs, machine);
            all.putAll(lookAt(tabs, server.container(101, "stopped", false)));
            all.putAll(lookAt(tabs, server.datacenter()));
            all.putAll(lookAt(tabs, machine.node()));
            all.putAll(lookAt(tabs, server.storage("local", "iso,images")));
            return all;
        });

        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(kept(seen)).isEmpty();
        assertThat(server.datacenter().guests()).hasSize(2);
        assertThat(texts.language()).isNotNull();
    }

    @Test
    void aWindowThatIsClosedIsForgotten() {
        WeakReference<Object> window = FxThread.get(() -> {
            Scene scene = new Scene(new StackPane());
            theme.applyTo(scene);
            return new WeakReference<>(scene);
        });

        assertThat(kept(Map.of("window", window))).isEmpty();
        assertThat(theme.modeProperty().get()).isNotNull();
    }
}
