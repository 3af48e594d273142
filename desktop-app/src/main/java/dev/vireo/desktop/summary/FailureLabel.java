// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.summary;

import dev.vireo.desktop.fx.OptionalLabel;
import dev.vireo.desktop.fx.Texts;
import javafx.beans.value.ObservableStringValue;

/** The reason of a failure, in place; it is not there while there is none. */
public final class FailureLabel extends OptionalLabel {
    /** A label of that reason. */
    public FailureLabel(Texts texts, ObservableStringValue reason) {
        super("failure-text", texts.computed(() -> texts.said(reason.get()), reason));
    }
}
