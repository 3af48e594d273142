// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

/** HTTP method of a call. */
public enum Verb {
    /** Reads. */
    GET,
    /** Makes or acts. */
    POST,
    /** Changes. */
    PUT,
    /** Removes. */
    DELETE
}
