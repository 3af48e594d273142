// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

/** An image or a machine's description that is damaged or must not be used. The message can be shown to people. */
public final class ImageRefusedException extends RuntimeException {
    /** @param message what is wrong and what would be right, beginning with a small letter */
    public ImageRefusedException(String message) {
        super(message);
    }

    /** Refuses unless it is so. */
    static void require(boolean isSo, String complaint) {
        if (!isSo) {
            throw new ImageRefusedException(complaint);
        }
    }
}
