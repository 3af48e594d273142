// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.FailureLabel;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A node's log with a filter above it. */
final class LogView implements TabContent {
    private static final double MARGIN = 18;

    private final LogViewModel model;
    private final TextField service;
    private final TextField since;
    private final TextField until;
    private final TextArea lines = new TextArea();
    private final VBox root;

    LogView(LogViewModel model, Toolkit toolkit) {
        this.model = model;
        Wording wording = new Wording(toolkit.texts());
        service = field("log-service", wording, Sentence.of("Service, such as ssh.service"), 260);
        since = field("log-since", wording, Sentence.of("Since 2026-01-31 14:30"), 190);
        until = field("log-until", wording, Sentence.of("Until 2026-01-31 15:00"), 190);
        lines.setId("log-lines");
        lines.setEditable(false);
        lines.getStyleClass().add("log");
        model.textProperty().addListener((observed, before, now) -> show(now));
        VBox.setVgrow(lines, Priority.ALWAYS);
        HBox filter = new HBox(
                8,
                service,
                since,
                until,
                new Buttons(toolkit).of("log-refresh", Icon.REFRESH, Sentence.of("Refresh"), this::read));
        root = new VBox(12, filter, new FailureLabel(toolkit.texts(), model.failureProperty()), lines);
        root.setId("node-log");
        root.setPadding(new Insets(MARGIN));
    }

    private TextField field(String id, Wording wording, Sentence prompt, double width) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefWidth(width);
        field.promptTextProperty().bind(wording.bind(prompt));
        field.setOnAction(event -> read());
        return field;
    }

    private void show(String text) {
        if (!text.equals(lines.getText())) {
            lines.setText(text);
            lines.positionCaret(text.length());
        }
    }

    private void read() {
        model.read(
                service.getText().strip(),
                since.getText().strip(),
                until.getText().strip());
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void opened() {
        read();
    }

    @Override
    public void closed() {
        model.close();
    }
}
