// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.id;

/** Who acts: a user, or an API token of a user. */
public sealed interface Principal permits UserId, TokenId {
    /** The user, or the token's owner. */
    UserId user();

    /** Reads {@code USER@REALM} or {@code USER@REALM!TOKEN}. */
    static Principal parse(String text) {
        return text.indexOf('!') < 0 ? UserId.parse(text) : TokenId.parse(text);
    }
}
