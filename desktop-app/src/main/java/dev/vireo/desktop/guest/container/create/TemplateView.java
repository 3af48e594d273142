// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.wizard.PageSheet;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Draws the choice of the template, and how to get one where there is none.
 *
 * @param again looks again which there are
 */
record TemplateView(TemplatePage page, Runnable again, Toolkit toolkit) {
    private static final String BUILD = "./vireo cli template build --suite bookworm";

    void fill(PageSheet sheet) {
        sheet.addRows(page.storage(), page.template());
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
