// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import dev.vireo.desktop.form.Sentence;
import javafx.beans.value.ObservableBooleanValue;

/** One step of a wizard: what is asked, and whether the answer is right. */
public interface WizardPage {
    /** Name of the step. */
    Sentence step();

    /** The question that the page asks. */
    Sentence question();

    /** Whether every answer is right. */
    ObservableBooleanValue valid();
}
