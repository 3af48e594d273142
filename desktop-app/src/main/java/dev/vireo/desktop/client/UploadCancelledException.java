// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.io.IOException;

/** Ends an upload that the user does not want any more. */
final class UploadCancelledException extends IOException {
    UploadCancelledException() {
        super("the upload was cancelled");
    }
}
