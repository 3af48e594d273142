// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.model.access.AccessAnswers.Ticket;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps one user logged in to one server: the first call logs in, and a login is renewed before it ends. */
final class Sessions {
    private final Credentials credentials;
    private final InstantSource clock;
    private final Function<String, Ticket> asking;
    private @Nullable Session present;
    private @Nullable ApiException refusal;
    private volatile boolean isClosed;

    /**
     * Nobody is logged in yet.
     *
     * @param asking asks the server for a ticket with a password, and waits for it
     */
    Sessions(Credentials credentials, InstantSource clock, Function<String, Ticket> asking) {
        this.credentials = credentials;
        this.clock = clock;
        this.asking = asking;
    }

    /** Logs in with the password, whatever login there is. */
    synchronized void logIn() {
        refusal = null;
        begin();
    }

    /** The login, a new one if there is none or it is old. */
    synchronized Session current() {
        if (isClosed) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "The connection is closed.");
        }
        Session known = present;
        if (known == null) {
            return begin();
        }
        return known.isStale(clock.instant()) ? renew(known) : known;
    }

    /** A login in place of one that the server does not take any more; calls that hear of it together share one. */
    synchronized Session after(Session refused) {
        if (refused.equals(present)) {
            present = null;
        }
        return current();
    }

    /** A password that was refused is not tried again by itself: servers lock accounts for that. */
    private Session begin() {
        ApiException before = refusal;
        if (before != null) {
            throw before;
        }
        try {
            return keep(credentials.password());
        } catch (ApiException e) {
            refusal = e.kind() == ErrorKind.NOT_LOGGED_IN ? e : null;
            throw e;
        }
    }

    /** A valid ticket counts as password for a new one; one that is over does not, but the password does. */
    private Session renew(Session old) {
        try {
            return keep(old.ticket());
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.NOT_LOGGED_IN) {
                throw e;
            }
            return begin();
        }
    }

    private Session keep(String password) {
        Session made = Session.of(asking.apply(password), clock.instant());
        present = made;
        return made;
    }

    /** Logs in no more. */
    void close() {
        isClosed = true;
    }
}
