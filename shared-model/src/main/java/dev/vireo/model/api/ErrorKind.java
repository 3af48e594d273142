// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

/** What sort of failure a call met, with the HTTP status that stands for it. */
public enum ErrorKind {
    /** An argument is missing, unknown or not allowed. */
    BAD_PARAMETER(400),
    /** Nobody is logged in, or the login is over. */
    NOT_LOGGED_IN(401),
    /** The user may not. */
    FORBIDDEN(403),
    /** It was tried and did not work, or what it is about does not exist. */
    FAILED(500),
    /** No such method or path. */
    UNKNOWN_METHOD(501),
    /** The body is of a kind that nobody reads. */
    UNKNOWN_CONTENT(506),
    /** The node that it belongs to does not answer. */
    NODE_UNREACHABLE(595);

    private final int status;

    ErrorKind(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The kind that an HTTP status means; a status of another server that none stands for is a failure. */
    public static ErrorKind ofStatus(int status) {
        for (ErrorKind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return status >= 595 ? NODE_UNREACHABLE : FAILED;
    }
}
