// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.importing.Contents.FoundDisk;
import dev.vireo.model.option.Options;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws the machine and its disks as cards, and under them what to know. */
final class ContentsView {
    private final Toolkit toolkit;
    private final Wording wording;
    private final VBox column = new VBox();
    private final ScrollPane pane = new ScrollPane(column);

    ContentsView(ObservableValue<Optional<Contents>> contents, Toolkit toolkit) {
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        column.getStyleClass().add("import-contents");
        column.setId("import-contents");
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(pane, Priority.ALWAYS);
        contents.addListener((observable, before, now) -> draw(now));
        draw(contents.getValue());
    }

    private void draw(Optional<Contents> found) {
        column.getChildren().clear();
        found.ifPresent(this::draw);
    }

    private void draw(Contents inside) {
        if (inside.isMachine()) {
            column.getChildren().add(machine(inside));
        }
        inside.disks().forEach(disk -> column.getChildren().add(card(disk)));
        inside.hints().forEach(hint -> column.getChildren().add(note(hint, Icon.INFO, "field-hint")));
    }

    private Node machine(Contents inside) {
        Options told = inside.proposal();
        String name = Objects.requireNonNullElse(told.raw("name"), inside.title());
        VBox card = card(Icon.VM, name);
        long processors = number(told, "sockets") * number(told, "cores");
        StringBinding facts = toolkit.texts()
                .computed(() -> String.join(
                        " · ",
                        toolkit.texts().get("{0} processor|{0} processors", (int) processors),
                        toolkit.texts()
                                .get("Memory {0}", toolkit.quantities().bytes((double) (number(told, "memory") << 20))),
                        toolkit.texts()
                                .get(
                                        "{0} network card|{0} network cards",
                                        inside.cards().size()),
                        wording.say(firmware(told))));
        card.getChildren().add(text(facts, ""));
        return card;
    }

    private static Sentence firmware(Options told) {
        return "ovmf".equals(told.raw("bios")) ? Sentence.of("boots by UEFI") : Sentence.of("boots by BIOS");
    }

    private static long number(Options options, String key) {
        String written = options.raw(key);
        return written != null && written.matches("\\d{1,9}") ? Long.parseLong(written) : 1;
    }

    private Node card(FoundDisk disk) {
        VBox card = card(Icon.DISK, disk.fileName());
        if (disk.size() > 0) {
            card.getChildren()
                    .add(text(
                            toolkit.texts()
                                    .computed(() -> toolkit.texts()
                                            .get(
                                                    "{0} · a guest sees {1} · {2} in files",
                                                    disk.format(),
                                                    toolkit.quantities().bytes((double) disk.size()),
                                                    toolkit.quantities().bytes((double) disk.used()))),
                            ""));
        }
        if (!disk.missing().isEmpty()) {
            card.getChildren()
                    .add(note(
                            Sentence.of(
                                    "Missing: {0}. The disk needs these files; put them beside it and choose it anew.",
                                    String.join(", ", disk.missing())),
                            Icon.ERROR,
                            "field-error"));
        }
        disk.notes().forEach(said -> card.getChildren().add(note(said, Icon.INFO, "field-hint")));
        return card;
    }

    private VBox card(Icon icon, String name) {
        Label title = new Label(name, toolkit.icons().icon(icon));
        title.getStyleClass().add("choice-card-name");
        VBox card = new VBox(title);
        card.getStyleClass().add("import-card");
        return card;
    }

    private Node note(Sentence said, Icon icon, String style) {
        Label words = text(wording.bind(said), style);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(toolkit.icons().icon(icon), words);
        line.getStyleClass().add("import-note");
        return line;
    }

    private static Label text(StringBinding words, String style) {
        Label label = new Label();
        label.textProperty().bind(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    Node node() {
        return pane;
    }
}
