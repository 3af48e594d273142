// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.guest.device.NetworkCard.MacAddress;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputFieldTest {
    private final Wording wording = new Wording(new Texts());

    private static InputField<Long> number() {
        return InputField.of(new FieldState("n", Sentence.of("Memory")), ValueTypes.integer(16, 4096))
                .in(Sentence.of("MiB"), 512);
    }

    private static InputField<MacAddress> mac() {
        return InputField.of(
                        new FieldState("m", Sentence.of("MAC address")),
                        ValueTypes.parsed(MacAddress::parse),
                        Explanations.macAddress())
                .mayBeEmpty(Sentence.of("a free one"));
    }

    private String problemOf(InputField<?> field, String typed) {
        field.textProperty().set(typed);
        return field.problem().getValue().map(wording::say).orElse("");
    }

    @Test
    void numberOutOfRangeIsToldWithItsRange() {
        assertThat(problemOf(number(), "8")).isEqualTo("A whole number from 16 to 4096 is needed, “8” is given.");
        assertThat(problemOf(number(), "2048")).isEmpty();
    }

    @Test
    void shortMacAddressIsToldItsPairs() {
        assertThat(problemOf(mac(), "BC:24:11:8A:0F"))
                .isEqualTo(
                        "Six pairs of hexadecimal digits are needed, five are given. Leave it empty for a free one.");
        assertThat(problemOf(mac(), "")).isEmpty();
        assertThat(problemOf(mac(), "bc:24:11:8a:0f:31")).isEmpty();
    }

    @Test
    void emptyFieldThatIsNeededIsWrong() {
        assertThat(problemOf(number(), " ")).isEqualTo("A value is needed.");
    }

    @Test
    void strangeLetterInAHostNameIsNamed() {
        InputField<String> name =
                InputField.of(new FieldState("h", Sentence.of("Name")), VmOptions.NAME.type(), Explanations.hostName());

        assertThat(problemOf(name, "web_1")).contains("“_”");
    }

    @Test
    void stepsGoToMultiplesAndStopAtTheEnds() {
        InputField<Long> field = number().holding("700");
        field.step(1);
        assertThat(field.value()).contains(1024L);
        field.step(-1);
        assertThat(field.value()).contains(512L);
        field.step(-1);
        assertThat(field.value()).contains(16L);
    }

    @Test
    void refusalOfTheServerGoesWithTheNextKey() {
        InputField<Long> field = number().holding("512");
        field.state().refusalProperty().set(Optional.of(Sentence.verbatim("no")));
        assertThat(field.isRight()).isFalse();

        field.textProperty().set("513");

        assertThat(field.isRight()).isTrue();
    }

    @Test
    void decimalCommaCountsAsAPoint() {
        InputField<Double> size = InputField.of(new FieldState("s", Sentence.of("Size")), ValueTypes.number(0));
        size.textProperty().set("1,5");

        assertThat(size.value()).contains(1.5);
    }

    @Test
    void missingValueIsNotBlamedBeforeItWasAskedFor() {
        InputField<Long> field = number();
        Form form = Form.of(field);

        assertThat(field.complaint().getValue()).isEmpty();
        assertThat(form.valid().get()).isFalse();
        assertThat(form.complains().get()).isFalse();

        form.ask();

        assertThat(field.complaint().getValue()).isPresent();
        assertThat(form.complains().get()).isTrue();
    }

    @Test
    void valueThatWasTakenBackIsMissed() {
        InputField<Long> field = number();
        field.textProperty().set("512");
        field.textProperty().set("");

        assertThat(field.complaint().getValue()).isPresent();
    }

    @Test
    void serversRefusalIsShownUnderAFieldThatNobodyFilledIn() {
        InputField<Long> field = number();
        field.state().refusalProperty().set(Optional.of(Sentence.of("No.")));

        assertThat(field.complaint().getValue()).contains(Sentence.of("No."));
    }

    @Test
    void choiceIsMissedOnceThereIsNothingToChooseFrom() {
        ChoiceField<String> field = new ChoiceField<>(new FieldState("c", Sentence.of("Storage")));

        assertThat(field.complaint().getValue()).isEmpty();

        field.offer(List.of());

        assertThat(field.complaint().getValue()).isPresent();
    }
}
