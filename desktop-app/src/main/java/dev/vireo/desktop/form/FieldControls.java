// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListCell;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Makes the control that a kind of field is filled in with. */
final class FieldControls {
    /** More characters of detail than this stand under the field, not in the list. */
    private static final int LONGEST_DETAIL = 50;

    private final Wording wording;

    FieldControls(Wording wording) {
        this.wording = wording;
    }

    /** A control with the field's id, dimmed when the field is, outlined in red while it shows a problem. */
    Control of(Field field) {
        Control control = make(field);
        control.setId(field.state().id());
        control.disableProperty().bind(field.state().enabledProperty().not());
        control.accessibleTextProperty().bind(wording.bind(field.state().label()));
        field.complaint().addListener((observable, before, now) -> outline(control, now.isPresent()));
        outline(control, field.complaint().getValue().isPresent());
        return control;
    }

    private static void outline(Control control, boolean wrong) {
        control.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }

    private Control make(Field field) {
        if (field instanceof InputField<?> input) {
            return typed(input);
        }
        if (field instanceof ChoiceField<?> choice) {
            return comboBox(choice);
        }
        if (field instanceof OrderField order) {
            return new OrderList(order, wording).control();
        }
        return toggle((FlagField) field);
    }

    private Control typed(InputField<?> input) {
        if (input.hasManyLines()) {
            TextArea control = new TextArea();
            control.setPrefRowCount(input.lines());
            control.setWrapText(true);
            bind(control, input);
            return control;
        }
        return input.isNumber() ? spinner(input) : textField(input);
    }

    private TextField textField(InputField<?> input) {
        TextField control = input.isSecret() ? new PasswordField() : new TextField();
        bind(control, input);
        control.setMaxWidth(Double.MAX_VALUE);
        return control;
    }

    private Spinner<String> spinner(InputField<?> input) {
        Spinner<String> control = new Spinner<>(new StepFactory(input));
        control.setEditable(true);
        control.setPrefWidth(168); // its hint when empty is a word or two
        control.setMinWidth(90);
        bind(control.getEditor(), input);
        return control;
    }

    private void bind(TextInputControl control, InputField<?> input) {
        control.textProperty().bindBidirectional(input.textProperty());
        control.promptTextProperty().bind(wording.bind(input.promptProperty()));
    }

    private static ToggleSwitch toggle(FlagField flag) {
        ToggleSwitch control = new ToggleSwitch();
        control.selectedProperty().bindBidirectional(flag.onProperty());
        return control;
    }

    private <T> ComboBox<Choice<T>> comboBox(ChoiceField<T> field) {
        ComboBox<Choice<T>> control = new ComboBox<>(field.choices());
        control.setMaxWidth(Double.MAX_VALUE);
        control.setCellFactory(list -> new ChoiceCell<>(wording));
        control.setButtonCell(new ChoiceCell<>(wording));
        showChosen(control, field);
        field.valueProperty().addListener((observable, before, now) -> showChosen(control, field));
        // The control forgets its value when the choices are replaced, also if the same one is among the new ones.
        field.choices().addListener((ListChangeListener<Choice<T>>) change -> showChosen(control, field));
        control.valueProperty().addListener((observable, before, now) -> {
            if (now != null) {
                field.choose(now.value());
            } else {
                showChosen(control, field); // the list under the control lost its selection, the field did not
            }
        });
        return control;
    }

    private static <T> void showChosen(ComboBox<Choice<T>> control, ChoiceField<T> field) {
        control.setValue(field.chosen().orElse(null));
    }

    /** Steps of a number that is kept as it is typed. */
    private static final class StepFactory extends SpinnerValueFactory<String> {
        private final InputField<?> input;

        StepFactory(InputField<?> input) {
            this.input = input;
            valueProperty().bindBidirectional(input.textProperty());
        }

        @Override
        public void decrement(int steps) {
            input.step(-steps);
        }

        @Override
        public void increment(int steps) {
            input.step(steps);
        }
    }

    /** A choice: its name, more about it, and dimmed if it is barred. */
    private static final class ChoiceCell<T> extends ListCell<Choice<T>> {
        private final Wording wording;

        ChoiceCell(Wording wording) {
            this.wording = wording;
        }

        @Override
        protected void updateItem(@Nullable Choice<T> choice, boolean empty) {
            super.updateItem(choice, empty);
            textProperty().unbind();
            if (empty || choice == null) {
                setText("");
                return;
            }
            textProperty().bind(wording.texts().computed(() -> describe(choice)));
            setDisable(!choice.isOpen());
        }

        private String describe(Choice<T> choice) {
            Sentence more = choice.isOpen() ? choice.detail() : choice.obstacle();
            String label = wording.say(choice.label());
            boolean isLong = choice.isOpen() && more.english().length() > LONGEST_DETAIL;
            return isLong || more.isEmpty() ? label : label + " — " + wording.say(more);
        }
    }
}
