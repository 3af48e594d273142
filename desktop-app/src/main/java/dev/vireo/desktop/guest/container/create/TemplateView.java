// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.PageSheet;
import dev.vireo.model.storage.TemplateContents;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Draws the choice of the template, and how to get one where there is none.
 *
 * @param inside what is in the chosen one
 * @param again looks again which there are
 */
record TemplateView(TemplatePage page, TemplateInside inside, Runnable again, Toolkit toolkit) {
    private static final String BUILD = "./vireo cli template build --suite bookworm";

    void fill(PageSheet sheet) {
        sheet.addRows(page.storage(), page.template());
        sheet.add(contents());
        VBox advice = new VBox(
                8,
                words(Sentence.of("A template is an archive with a whole system, such as"
                        + " debian-12-standard_12.2-1_amd64.tar.zst. There are two ways to get one:")),
                words(Sentence.of(
                        "• Upload the archive, or let the node download it: select the storage in the tree and open"
                                + " its tab Content.")),
                words(Sentence.of("• Build one of Debian or Ubuntu on the node with this command:")),
                command(),
                new Buttons(toolkit).of("wizard-template-again", Sentence.of("Look again"), again));
        advice.setId("wizard-template-advice");
        advice.getStyleClass().add("notice");
        advice.visibleProperty().bind(page.lackingProperty());
        advice.managedProperty().bind(advice.visibleProperty());
        sheet.add(advice);
    }

    /** What is inside the chosen one; a template that is refused says why in place of it. */
    private Node contents() {
        Texts texts = toolkit.texts();
        Label label = new Label();
        label.setId("wizard-template-inside");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty()
                .bind(texts.computed(() -> describe(inside.stateProperty().get()), inside.stateProperty()));
        inside.stateProperty().addListener((observed, before, now) -> colour(label, now));
        colour(label, inside.stateProperty().get());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static void colour(Label label, TemplateInside.State state) {
        label.getStyleClass().setAll("label", state instanceof TemplateInside.State.Refused ? "field-error" : "hint");
    }

    private String describe(TemplateInside.State state) {
        Wording wording = new Wording(toolkit.texts());
        if (state instanceof TemplateInside.State.Known known) {
            return describe(known.contents());
        }
        if (state instanceof TemplateInside.State.Refused refused) {
            return wording.say(refused.reason());
        }
        return state instanceof TemplateInside.State.Looking ? toolkit.texts().get("Looking what is inside…") : "";
    }

    private String describe(TemplateContents contents) {
        Texts texts = toolkit.texts();
        Wording wording = new Wording(texts);
        String name = contents.system();
        String version = Objects.requireNonNullElse(contents.version(), "");
        String system = name == null
                ? texts.get("a system that is not known here")
                : name.contains(version) ? name : name + " " + version;
        String arch = contents.arch();
        return wording.say(
                        Sentence.of("Inside is {0}.", arch == null ? system : texts.get("{0}, for {1}", system, arch)))
                + (name == null ? " " + texts.get("Its network and passwords are left to you.") : "")
                + " "
                + wording.say(Sentence.of(
                        "It holds {0} file and takes {1} unpacked.|It holds {0} files and takes {1} unpacked.",
                        contents.entries(), toolkit.quantities().bytes((double) contents.bytes())));
    }

    private Label words(Sentence sentence) {
        Label label = new Label();
        label.textProperty().bind(new Wording(toolkit.texts()).bind(sentence));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static TextField command() {
        TextField field = new TextField(BUILD);
        field.setEditable(false);
        field.getStyleClass().add("mono");
        return field;
    }
}
