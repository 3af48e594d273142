// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.fx.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;

/** The one field that searches and runs commands. */
final class CommandField {
    private static final int SHOWN = 12;

    private final TextField field = new TextField();

    CommandField(Texts texts, Supplier<List<Command>> commands) {
        field.setId("command");
        field.setPrefWidth(420);
        field.setMinWidth(160);
        field.promptTextProperty().bind(texts.bind("Search or run a command…  Ctrl+K"));
        AutoCompletionBinding<Command> completion =
                TextFields.bindAutoCompletion(field, request -> matching(commands.get(), request.getUserText()));
        completion.setDelay(50);
        completion.setPrefWidth(420);
        completion.setOnAutoCompleted(event -> run(event.getCompletion()));
        field.setOnAction(event ->
                matching(commands.get(), field.getText()).stream().findFirst().ifPresent(this::run));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.clear();
            }
        });
    }

    TextField node() {
        return field;
    }

    private void run(Command command) {
        field.clear();
        command.action().run();
    }

    private static List<Command> matching(List<Command> commands, String typed) {
        String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        if (typed.isBlank()) {
            return List.of();
        }
        return commands.stream()
                .filter(command -> holdsAll(command.title().toLowerCase(Locale.ROOT), words))
                .limit(SHOWN)
                .toList();
    }

    private static boolean holdsAll(String title, String[] words) {
        for (String word : words) {
            if (!title.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
