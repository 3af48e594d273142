// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * A line that says how something ended or why it was refused. The next one takes its place; good news goes by itself, bad
 * news stays until it is closed.
 */
final class Notices {
    private static final Duration GOOD_NEWS = Duration.seconds(8);

    private final Toolkit toolkit;
    private final Label text = new Label();
    private final StackPane icon = new StackPane();
    private final HBox line;
    private final PauseTransition goodNews = new PauseTransition(GOOD_NEWS);

    Notices(Toolkit toolkit) {
        this.toolkit = toolkit;
        text.setId("notice");
        text.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button(null, toolkit.icons().icon(Icon.CLOSE));
        close.setId("notice-close");
        close.accessibleTextProperty().bind(toolkit.texts().bind("Close"));
        close.getStyleClass().addAll("flat", "small");
        line = new HBox(8, icon, text, space, close);
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        line.setVisible(false);
        close.setOnAction(event -> line.setVisible(false));
        goodNews.setOnFinished(event -> line.setVisible(false));
    }

    Node node() {
        return line;
    }

    /** Says why something was refused or failed. */
    void show(String sentence) {
        show(sentence, Icon.ERROR, "notice-error");
        goodNews.stop();
    }

    /** Says that something is not quite as it should be. */
    void warn(String sentence) {
        show(sentence, Icon.WARNING, "notice-warning");
        goodNews.stop();
    }

    /** Says that something is done. */
    void tell(String sentence) {
        show(sentence, Icon.CHECK, "notice-done");
        goodNews.playFromStart();
    }

    private void show(String sentence, Icon sign, String style) {
        icon.getChildren().setAll(toolkit.icons().icon(sign));
        line.getStyleClass().setAll("notice-line", style);
        text.setText(toolkit.texts().said(sentence));
        line.setVisible(true);
    }
}
