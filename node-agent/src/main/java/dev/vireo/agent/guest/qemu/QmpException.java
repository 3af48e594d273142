// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import java.io.IOException;

/** A command that QEMU refused, or to which it gave no answer. */
public final class QmpException extends IOException {
    private final String errorClass;

    /**
     * @param errorClass QEMU's class of the error, such as {@code GenericError}
     * @param description QEMU's words
     */
    public QmpException(String errorClass, String description) {
        super(description);
        this.errorClass = errorClass;
    }

    /** QEMU's class of the error. */
    public String errorClass() {
        return errorClass;
    }
}
