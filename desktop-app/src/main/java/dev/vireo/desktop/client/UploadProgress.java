// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

/** Follows an upload; called by the thread that sends, many times a second. */
public interface UploadProgress {
    /**
     * Some of the file has been sent.
     *
     * @param sent bytes so far
     * @param total bytes of the file
     */
    void sent(long sent, long total);

    /** The checksum of the whole file is computed, before anything is sent or after all of it. */
    default void checking() {}

    /** The storage has the same file already: nothing is sent. */
    default void alreadyThere() {}

    /** Whether the upload is to end; it then fails. */
    boolean isCancelled();
}
