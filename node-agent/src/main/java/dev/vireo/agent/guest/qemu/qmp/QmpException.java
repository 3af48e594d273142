// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.qmp;

/** QEMU refused a command. */
public final class QmpException extends Exception {
    private final String errorClass;

    /**
     * Says what QEMU said.
     *
     * @param errorClass the kind of error, such as {@code GenericError} or {@code DeviceNotFound}
     * @param description its sentence for people
     */
    public QmpException(String errorClass, String description) {
        super(description);
        this.errorClass = errorClass;
    }

    /** The kind of error, such as {@code GenericError}, {@code CommandNotFound} or {@code DeviceNotFound}. */
    public String errorClass() {
        return errorClass;
    }
}
