// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the smaller devices can be. */
final class DeviceChoices {
    private DeviceChoices() {}

    static ChoiceField<String> tpmVersion() {
        return ChoiceField.of(
                new FieldState("edit-tpm-version", Sentence.of("Version")),
                List.of(
                        Choice.of("v2.0", Sentence.verbatim("2.0"), Sentence.of("what Windows 11 asks for")),
                        Choice.of("v1.2", Sentence.verbatim("1.2"))));
    }

    static ChoiceField<String> audioCard() {
        return words("edit-audio-device", Sentence.of("Sound card"), "ich9-intel-hda", "intel-hda", "AC97");
    }

    static ChoiceField<String> audioDriver() {
        return ChoiceField.of(
                new FieldState("edit-audio-driver", Sentence.of("Sound goes to")),
                List.of(
                        Choice.of("none", Sentence.of("Nowhere: the guest only sees a card")),
                        Choice.of("spice", Sentence.verbatim("SPICE"))));
    }

    static ChoiceField<String> randomSource() {
        return words("edit-rng-source", Sentence.of("Source"), "/dev/urandom", "/dev/random", "/dev/hwrng");
    }

    static ChoiceField<String> watchdogModel() {
        return ChoiceField.of(
                new FieldState("edit-watchdog-model", Sentence.of("Model")),
                List.of(
                        Choice.of("i6300esb", Sentence.verbatim("Intel 6300ESB")),
                        Choice.of("ib700", Sentence.verbatim("iBase IB700"))));
    }

    static ChoiceField<String> watchdogAction() {
        return ChoiceField.of(
                new FieldState("edit-watchdog-action", Sentence.of("When the guest hangs")),
                List.of(
                        Choice.of("reset", Sentence.of("Reset it")),
                        Choice.of("shutdown", Sentence.of("Shut it down")),
                        Choice.of("poweroff", Sentence.of("Switch it off")),
                        Choice.of("pause", Sentence.of("Pause it")),
                        Choice.of("debug", Sentence.of("Note it in the log")),
                        Choice.of("none", Sentence.of("Nothing"))));
    }

    static ChoiceField<String> sharedCache() {
        return words("edit-virtiofs-cache", Sentence.of("Cache"), "auto", "always", "metadata", "never");
    }

    private static ChoiceField<String> words(String id, Sentence label, String... words) {
        Stream<Choice<String>> choices = Arrays.stream(words).map(word -> Choice.of(word, Sentence.verbatim(word)));
        return ChoiceField.of(new FieldState(id, label), choices.toList());
    }
}
