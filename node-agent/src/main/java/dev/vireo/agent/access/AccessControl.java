// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.access.AccessAnswers.Ticket;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Logs users in and knows who comes with a ticket or a token. */
public final class AccessControl {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String LOGIN = "PVE:";
    private static final List<Area> AREAS = List.of(
            new Area("vms", "/vms", "VM."),
            new Area("storage", "/storage", "Datastore."),
            new Area("access", "/access", "User.|Group.|Realm.|Permissions."),
            new Area("nodes", "/nodes", "Sys."),
            new Area("sdn", "/sdn", "SDN."),
            new Area("mapping", "/mapping", "Mapping."),
            new Area("dc", "/", "Sys.|SDN."));

    private final List<Realm> realms;
    private final InstantSource clock;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Tokens tokens;
    private final TicketSigner signer;
    private final LoginThrottle throttle;

    private record Area(String name, String path, String prefixes) {
        boolean concerns(Privilege privilege) {
            return List.of(prefixes.split("\\|")).stream().anyMatch(privilege.toString()::startsWith);
        }
    }

    /** @param realms what checks passwords, in the order of the login's list */
    public AccessControl(ClusterStore store, List<Realm> realms, InstantSource clock, SecureRandom random) {
        this.realms = List.copyOf(realms);
        this.clock = clock;
        this.accounts = new Accounts(store);
        this.permissions = new Permissions(accounts);
        this.tokens = new Tokens(store);
        this.signer = new TicketSigner(store, random);
        this.throttle = new LoginThrottle(clock);
    }

    /** Logs in with a password, or renews a login with a ticket that is still valid. */
    public Ticket login(String username, @Nullable String realm, String password, String clientAddress) {
        UserId user = userOf(username, realm);
        boolean isAllowed = !throttle.isBlocked(user.toString()) && !throttle.isBlocked(clientAddress);
        if (!isAllowed || !mayLogIn(user) || !isProven(user, password)) {
            throttle.failed(user.toString());
            throttle.failed(clientAddress);
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "authentication failure");
        }
        throttle.succeeded(user.toString());
        Instant now = clock.instant();
        return new Ticket(
                user.toString(),
                signer.sign(LOGIN + user, "login", now),
                csrfToken(user, now),
                capabilities(user),
                null);
    }

    /** Refuses who does not know the own password; a ticket is none here, as whoever stole it would have one. */
    void confirm(UserId user, String password) {
        login(user.toString(), null, password.startsWith(LOGIN) ? "" : password, "confirmation of " + user);
    }

    private static UserId userOf(String username, @Nullable String realm) {
        try {
            return username.contains("@") || realm == null ? UserId.parse(username) : new UserId(username, realm);
        } catch (InvalidValueException e) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "authentication failure");
        }
    }

    private boolean isProven(UserId user, String password) {
        if (password.startsWith(LOGIN)) {
            return userOfTicket(password).equals(Optional.of(user));
        }
        return realms.stream()
                .filter(realm -> realm.name().equals(user.realm()))
                .findFirst()
                .map(realm -> realm.checks(user.name(), password))
                .orElse(false);
    }

    private boolean mayLogIn(UserId user) {
        return user.equals(UserId.ROOT)
                || accounts.read()
                        .user(user)
                        .map(account -> account.enabled() && !isOver(account.expire()))
                        .orElse(false);
    }

    private boolean isOver(long expire) {
        return expire != 0 && expire <= clock.instant().getEpochSecond();
    }

    /** The user of a login ticket that is valid now. */
    public Optional<UserId> userOfTicket(String ticket) {
        return signer.verify(ticket, "login")
                .filter(signed -> signed.plain().startsWith(LOGIN) && isFresh(signed.time()))
                .map(signed -> UserId.parse(signed.plain().substring(LOGIN.length())))
                .filter(this::mayLogIn);
    }

    private boolean isFresh(Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now.minus(LIFE)) && time.isBefore(now.plus(SKEW));
    }

    /** The token that {@code NAME@REALM!TOKEN=SECRET} stands for. */
    public Optional<TokenId> tokenOf(String header) {
        int equals = header.indexOf('=');
        try {
            TokenId token = TokenId.parse(header.substring(0, Math.max(0, equals)));
            boolean isOpen = accounts.read()
                    .token(token)
                    .filter(t -> !isOver(t.expire()))
                    .isPresent();
            boolean isValid = isOpen && mayLogIn(token.user()) && tokens.checks(token, header.substring(equals + 1));
            return isValid ? Optional.of(token) : Optional.empty();
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private String csrfToken(UserId user, Instant now) {
        String signed = signer.sign("CSRF:" + user, "csrf", now);
        int end = signed.indexOf("::");
        return signed.substring(end - 8, end) + ":" + signed.substring(end + 2);
    }

    /** Whether a changing call with a ticket was meant: no other site can know this token. */
    public boolean isMeant(UserId user, @Nullable String csrfToken) {
        if (csrfToken == null || csrfToken.length() < 10 || csrfToken.charAt(8) != ':') {
            return false;
        }
        String signed = "CSRF:" + user + ":" + csrfToken.substring(0, 8) + "::" + csrfToken.substring(9);
        return signer.verify(signed, "csrf").filter(s -> isFresh(s.time())).isPresent();
    }

    private Map<String, Map<String, Integer>> capabilities(UserId user) {
        Map<String, Map<String, Integer>> capabilities = new TreeMap<>();
        for (Area area : AREAS) {
            Map<String, Integer> names = new TreeMap<>();
            permissions.of(user, new AccessPath(area.path)).stream()
                    .filter(area::concerns)
                    .forEach(privilege -> names.put(privilege.toString(), 1));
            capabilities.put(area.name, names);
        }
        return capabilities;
    }

    /** Evaluates the access list. */
    public Permissions permissions() {
        return permissions;
    }

    /** Whether somebody may do that on a path. */
    public boolean holds(Principal who, AccessPath path, Privilege privilege) {
        return permissions.holds(who, path, privilege);
    }

    /**
     * Refuses who may not do that on a path.
     *
     * @throws ApiException of kind {@link ErrorKind#FORBIDDEN}, which names path and privilege
     */
    public void require(Principal who, AccessPath path, Privilege privilege) {
        if (!holds(who, path, privilege)) {
            throw ApiException.forbidden(path + ", " + privilege);
        }
    }

    /** What checks passwords. */
    List<Realm> realms() {
        return realms;
    }

    Accounts accounts() {
        return accounts;
    }

    Tokens tokens() {
        return tokens;
    }

    TicketSigner signer() {
        return signer;
    }
}
