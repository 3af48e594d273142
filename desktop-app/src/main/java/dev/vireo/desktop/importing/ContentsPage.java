// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.wizard.WizardPage;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/** What is inside the files: nothing is asked, but files that are missing bar the way. */
public final class ContentsPage implements WizardPage {
    private final ObservableValue<Optional<Contents>> contents;
    private final ObservableBooleanValue valid;

    ContentsPage(ObservableValue<Optional<Contents>> contents) {
        this.contents = contents;
        this.valid = Bindings.createBooleanBinding(
                () -> contents.getValue().filter(Contents::isWhole).isPresent(), contents);
    }

    /** What is inside. */
    public ObservableValue<Optional<Contents>> contents() {
        return contents;
    }

    @Override
    public Sentence step() {
        return Sentence.of("Contents");
    }

    @Override
    public Sentence question() {
        return Sentence.of("This is inside. Nothing has been sent yet.");
    }

    @Override
    public ObservableBooleanValue valid() {
        return valid;
    }
}
