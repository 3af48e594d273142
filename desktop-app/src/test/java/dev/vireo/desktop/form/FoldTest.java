// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.FxThread;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class FoldTest {
    private final InputField<String> name =
            InputField.of(new FieldState("name", Sentence.of("Name")), ValueTypes.text(5));

    private ToggleButton line() {
        return FxThread.get(
                () -> (ToggleButton) new Fold(new Texts(), "fold", Sentence.of("Advanced"), new Region(), List.of(name))
                        .node()
                        .lookup("#fold"));
    }

    @Test
    void foldStaysClosedWhileNobodyWasAsked() {
        assertThat(line().isSelected()).isFalse();
    }

    @Test
    void foldOpensWhenAFieldInItComplains() {
        ToggleButton line = line();
        FxThread.run(() -> Form.of(name).ask());

        assertThat(line.isSelected()).isTrue();
    }

    @Test
    void foldOpensForARefusalOfTheServer() {
        name.textProperty().set("ok");
        ToggleButton line = line();
        FxThread.run(() -> name.state().refusalProperty().set(Optional.of(Sentence.verbatim("taken"))));

        assertThat(line.isSelected()).isTrue();
    }
}
