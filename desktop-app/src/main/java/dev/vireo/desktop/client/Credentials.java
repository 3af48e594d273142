// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.model.id.UserId;

/**
 * What a login takes. Kept in memory alone, so that a login that is over can be renewed.
 *
 * @param user who logs in
 * @param password the password
 */
public record Credentials(UserId user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
