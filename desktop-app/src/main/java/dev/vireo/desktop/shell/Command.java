// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

/**
 * Something that the search field finds and does.
 *
 * @param title what is shown and searched, in the present language
 * @param action what it does
 */
record Command(String title, Runnable action) {
    @Override
    public String toString() {
        return title;
    }
}
