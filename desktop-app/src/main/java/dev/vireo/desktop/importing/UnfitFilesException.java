// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import java.io.IOException;

/** Files that cannot be imported as they were chosen. */
final class UnfitFilesException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Sentence reason;

    UnfitFilesException(Sentence reason) {
        super(reason.english());
        this.reason = reason;
    }

    /** Why, and what to do. */
    Sentence reason() {
        return reason;
    }
}
