// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.Icons;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.SameThreadBackground;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class EditorDrawerTest {
    private final Desk desk = new Desk()
            .with("memory", "2048")
            .with("net0", "virtio=BC:24:11:8A:0F:31")
            .with("unused0", "local:102/vm-102-disk-3.qcow2");
    private final ConfigurationViewModel model = desk.hardware();
    private final Texts texts = new Texts();
    private final EditorDrawer drawer = FxThread.get(() -> new EditorDrawer(
            model.session(), new Toolkit(texts, new Icons(), new Quantities(texts), new SameThreadBackground())));

    private void pressEnter() {
        FxThread.run(() -> Event.fireEvent(
                drawer.node(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    }

    @Test
    void enterSavesAChange() {
        FxThread.run(() -> model.edit(Desk.row(model, "memory")));
        FxThread.run(() -> Desk.type(model, "edit-memory", "4096"));
        pressEnter();

        assertThat(desk.sent()).containsEntry("memory", "4096");
    }

    @Test
    void enterTakesNoDeviceAway() {
        FxThread.run(() -> model.remove(Desk.row(model, "net0")));
        pressEnter();

        assertThat(desk.sent()).isEmpty();
        assertThat(model.session().editorProperty().get()).isEmpty();
    }

    @Test
    void enterDeletesDataOnceTheNumberIsTyped() {
        FxThread.run(() -> model.remove(Desk.row(model, "unused0")));
        FxThread.run(() -> Desk.type(model, "edit-confirm-vmid", "102"));
        pressEnter();

        assertThat(desk.sent()).containsEntry("delete", "unused0");
    }
}
