// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.GuestDisk;
import dev.vireo.desktop.guest.GuestNames;
import dev.vireo.desktop.guest.power.PowerAction;
import dev.vireo.desktop.inventory.GuestItem;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks before a guest loses something, and names what it would lose. */
public final class GuestDialogs {
    private final Toolkit toolkit;
    private final Overlay overlay;
    private final GuestActions actions;

    /** @param overlay where the questions are asked */
    public GuestDialogs(Toolkit toolkit, Overlay overlay, GuestActions actions) {
        this.toolkit = toolkit;
        this.overlay = overlay;
        this.actions = actions;
    }

    /** Does it, after a question where it is dangerous. */
    public void perform(GuestItem guest, PowerAction action) {
        if (!action.isDangerous()) {
            actions.perform(guest, action);
            return;
        }
        Sentence name = GuestNames.full(guest);
        Label text = text(
                action == PowerAction.STOP
                        ? Sentence.of(
                                "{0} stops at once, as if its plug was pulled. What it has not written to its disks"
                                        + " yet is lost.",
                                name)
                        : Sentence.of(
                                "{0} restarts at once, as if its reset button was pressed. What it has not written"
                                        + " to its disks yet is lost.",
                                name));
        show(
                text(Sentence.of(action.title())),
                button(action.title(), "confirm-yes"),
                () -> actions.perform(guest, action),
                text);
    }

    /** Removes a guest after its number has been typed. */
    public void remove(GuestItem guest) {
        Label text = text(Sentence.of(
                "{0} is removed with its configuration and these disks, for good:", GuestNames.full(guest)));
        Label disks = disks(guest);
        Label ask = text(Sentence.of("Type {0} to remove it.", guest.vmid().toString()));
        TextField typed = new TextField();
        typed.setId("remove-vmid");
        typed.setMaxWidth(160);
        Button go = button("Remove", "confirm-yes");
        BooleanBinding isConfirmed = typed.textProperty().isEqualTo(guest.vmid().toString());
        go.disableProperty().bind(isConfirmed.not());
        go.defaultButtonProperty().bind(isConfirmed);
        show(
                text(Sentence.of("Remove {0}", GuestNames.of(guest))),
                go,
                () -> actions.remove(guest),
                text,
                disks,
                ask,
                typed);
        typed.requestFocus();
    }

    /** What would be lost, a line a disk. */
    private Label disks(GuestItem guest) {
        ObjectProperty<Sentence> words = new SimpleObjectProperty<>(Sentence.of("reading which disks it has…"));
        actions.readDisks(
                guest,
                found -> words.set(describe(found)),
                reason -> words.set(Sentence.of("Which disks it has is not known: {0}", Failures.words(reason))));
        Label disks = new Label();
        disks.setWrapText(true);
        disks.setMinHeight(Region.USE_PREF_SIZE);
        disks.setId("remove-disks");
        disks.textProperty().bind(new Wording(toolkit.texts()).bind(words));
        return disks;
    }

    private static Sentence describe(List<GuestDisk> disks) {
        return disks.stream()
                .map(disk -> Sentence.of("{0} — {1}", disk.words(), disk.volume()))
                .reduce((some, next) -> new Sentence("{0}\n{1}", List.of(some, next)))
                .orElse(Sentence.of("It has no disks."));
    }

    /** Enter leaves the question, unless what is typed has made the other button the usual one. */
    private void show(Label title, Button go, Runnable action, Node... content) {
        title.getStyleClass().add("dialog-title");
        go.getStyleClass().add("danger");
        Button cancel = button("Cancel", "confirm-no");
        cancel.setCancelButton(true);
        cancel.defaultButtonProperty().bind(go.defaultButtonProperty().not());
        HBox buttons = new HBox(8, cancel, go);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(12, title);
        box.getChildren().addAll(content);
        box.getChildren().add(buttons);
        box.getStyleClass().addAll("card", "dialog");
        box.setId("confirm");
        cancel.setOnAction(event -> overlay.hide(box));
        go.setOnAction(event -> {
            overlay.hide(box);
            action.run();
        });
        box.setPrefWidth(480);
        box.setMaxSize(480, Region.USE_PREF_SIZE);
        overlay.show(box);
    }

    private Label text(Sentence sentence) {
        Label label = new Label();
        label.setWrapText(true);
        label.textProperty().bind(new Wording(toolkit.texts()).bind(sentence));
        return label;
    }

    private Button button(String english, String id) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(toolkit.texts().bind(english));
        return button;
    }
}
