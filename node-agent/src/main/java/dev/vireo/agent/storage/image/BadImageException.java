// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.image;

/** A file that is not the image that its name says, or one that must not be used. The message can be shown to people. */
public final class BadImageException extends RuntimeException {
    /** @param message what is wrong with the file, beginning with a small letter */
    public BadImageException(String message) {
        super(message);
    }
}
