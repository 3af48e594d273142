// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

/** A control is not there, or cannot be used now. */
class AbsentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AbsentException(String what) {
        super(what);
    }
}
