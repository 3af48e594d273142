// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

/** Something that is waited for, because a server is still at work, is not there yet. */
final class NotYetException extends AbsentException {
    private static final long serialVersionUID = 1;

    NotYetException(String message) {
        super(message);
    }
}
