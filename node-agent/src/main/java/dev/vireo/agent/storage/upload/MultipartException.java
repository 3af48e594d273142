// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import java.io.IOException;

/** A form that is not built as a form is. The message begins with a small letter and can be shown to people. */
final class MultipartException extends IOException {
    MultipartException(String message) {
        super(message);
    }
}
