// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call that failed: a kind for programs, a message for people, and a text for each bad argument. */
public final class ApiException extends RuntimeException {
    /** What the message of every refused argument begins with; clients match it. */
    public static final String VERIFICATION_FAILED = "Parameter verification failed.";

    private final ErrorKind kind;
    private final transient Map<String, String> errors;

    /**
     * @param kind what sort of failure
     * @param message one sentence for people, without secrets
     */
    public ApiException(ErrorKind kind, String message) {
        this(kind, message, Map.of(), null);
    }

    private ApiException(ErrorKind kind, String message, Map<String, String> errors, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /** Arguments that are not allowed, with the reason for each. */
    public static ApiException badParameters(Map<String, String> errors) {
        return new ApiException(ErrorKind.BAD_PARAMETER, VERIFICATION_FAILED, errors, null);
    }

    /** One argument that is not allowed. */
    public static ApiException badParameter(String name, String reason) {
        return badParameters(Map.of(name, reason));
    }

    /** Something that was tried and did not work. */
    public static ApiException failed(String message) {
        return new ApiException(ErrorKind.FAILED, message);
    }

    /** Something that was tried and did not work because of another failure. */
    public static ApiException failed(String message, Throwable cause) {
        return new ApiException(ErrorKind.FAILED, message, Map.of(), cause);
    }

    /** What another server answered. */
    public static ApiException answered(ErrorKind kind, String message, Map<String, String> errors) {
        return new ApiException(kind, message, errors, null);
    }

    /** A user who may not, and what would be needed. */
    public static ApiException forbidden(String needed) {
        return new ApiException(ErrorKind.FORBIDDEN, "Permission check failed (" + needed + ")");
    }

    /** What sort of failure. */
    public ErrorKind kind() {
        return kind;
    }

    /** The reason for each bad argument, by its name. */
    public Map<String, String> errors() {
        return errors;
    }
}
