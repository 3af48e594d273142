// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.option.ValueTypes;

/** When the guest starts among those that start with the node, and how long the next ones wait for it. */
public final class StartOrder {
    private StartOrder() {}

    /** The editor of {@code startup}. */
    public static Editor editor() {
        InputField<Long> order = number("order", Sentence.of("Place"), Sentence.EMPTY, Sentence.of("any"));
        InputField<Long> up =
                number("up", Sentence.of("Wait after start"), Sentence.of("s"), Sentence.of("as the node does"));
        InputField<Long> down =
                number("down", Sentence.of("Time to shut down"), Sentence.of("s"), Sentence.of("as the node does"));
        order.state().hintProperty().set(Sentence.of("1 starts first and stops last."));
        up.state().hintProperty().set(Sentence.of("The next guest starts that much later."));
        down.state().hintProperty().set(Sentence.of("After that it is stopped by force."));
        return FormEditor.of(
                Sentence.of("Order of automatic starts"),
                Sheet.of(order, up, down),
                PropertySetting.of(
                        "startup", "", Setting.of("order", order), Setting.of("up", up), Setting.of("down", down)));
    }

    private static InputField<Long> number(String part, Sentence label, Sentence unit, Sentence whenEmpty) {
        return InputField.of(new FieldState("edit-startup-" + part, label), ValueTypes.integer(0, 86_400))
                .in(unit, part.equals("order") ? 1 : 10)
                .mayBeEmpty(whenEmpty);
    }
}
