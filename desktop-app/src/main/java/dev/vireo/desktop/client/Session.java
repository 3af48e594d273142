// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.model.access.AccessAnswers.Ticket;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A login: what proves to the server who calls.
 *
 * @param ticket sent as cookie
 * @param csrfToken sent as header with every call that changes something
 * @param since when it was given
 */
record Session(String ticket, @Nullable String csrfToken, Instant since) {
    /** Tickets live two hours; half of that leaves time to renew one. */
    private static final Duration FRESH = Duration.ofHours(1);

    static Session of(Ticket answer, Instant now) {
        if (answer.ticket() == null || (answer.needsSecondFactor() != null && answer.needsSecondFactor() != 0)) {
            throw new ApiException(
                    ErrorKind.NOT_LOGGED_IN, "This account needs a second factor, which this version cannot ask for.");
        }
        return new Session(answer.ticket(), answer.csrfToken(), now);
    }

    boolean isStale(Instant now) {
        return since.plus(FRESH).isBefore(now);
    }

    Request.Builder sign(Request.Builder request, boolean changes) {
        request.header("Cookie", "PVEAuthCookie=" + ticket);
        if (changes && csrfToken != null) {
            request.header("CSRFPreventionToken", csrfToken);
        }
        return request;
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "Session[since " + since + "]";
    }
}
