// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

/** What checks passwords. */
public interface Realm {
    /** The part after the {@code @} of its users. */
    String name();

    /** Kind of realm: {@code pam} or {@code pve}. */
    String type();

    /** What it is, for the list at the login. */
    String comment();

    /** Whether that is the user's password. Takes the same time for users that it does not know. */
    boolean checks(String user, String password);
}
