// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.RuleCheck;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.Permission;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets in by ticket or token and checks each endpoint's permission. */
public final class AccessGate implements Gate {
    private static final String TOKEN_SCHEME = "PVEAPIToken";
    private static final String TICKET_SCHEME = "PVEAuthCookie";
    private static final String CSRF_HEADER = "CSRFPreventionToken";

    private final AccessControl access;
    private final Map<ExtraRule, RuleCheck> rules;

    /** @param rules what checks each rule that one privilege cannot say */
    public AccessGate(AccessControl access, Map<ExtraRule, RuleCheck> rules) {
        this.access = access;
        this.rules = Map.copyOf(rules);
    }

    /** The rules that are checked. */
    public Set<ExtraRule> rules() {
        return rules.keySet();
    }

    @Override
    public Optional<Principal> authenticate(HeaderMap headers, @Nullable String ticketCookie, boolean isWrite) {
        Optional<String> token = credential(headers, TOKEN_SCHEME);
        if (ticketCookie == null && token.isPresent()) {
            return Optional.of(access.tokenOf(token.get()).orElseThrow(AccessGate::failure));
        }
        Optional<String> ticket = ticketCookie == null ? credential(headers, TICKET_SCHEME) : Optional.of(ticketCookie);
        if (ticket.isEmpty()) {
            return Optional.empty();
        }
        UserId user = access.userOfTicket(ticket.get()).orElseThrow(AccessGate::failure);
        if (isWrite && !access.isMeant(user, headers.getFirst(CSRF_HEADER))) {
            throw new ApiException(ErrorKind.NOT_LOGGED_IN, "Permission denied - invalid csrf token");
        }
        return Optional.of(user);
    }

    private static ApiException failure() {
        return new ApiException(ErrorKind.NOT_LOGGED_IN, "Authentication failed!");
    }

    /** What follows a scheme in the Authorization header, after a blank or an equals sign. */
    private static Optional<String> credential(HeaderMap headers, String scheme) {
        String header = headers.getFirst(Headers.AUTHORIZATION);
        boolean isThis = header != null
                && header.length() > scheme.length() + 1
                && header.startsWith(scheme)
                && (header.charAt(scheme.length()) == '=' || header.charAt(scheme.length()) == ' ');
        if (header == null || !isThis) {
            return Optional.empty();
        }
        String value = header.substring(scheme.length() + 1).strip().replace("+", "%2B");
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw failure();
        }
    }

    @Override
    public void check(Optional<Principal> caller, Endpoint<?> endpoint, Arguments arguments) {
        if (endpoint.permission() instanceof Permission.Anyone) {
            return;
        }
        Principal who = caller.orElseThrow(() -> new ApiException(ErrorKind.NOT_LOGGED_IN, "No ticket"));
        if (who instanceof TokenId && !endpoint.allowsToken()) {
            throw new ApiException(ErrorKind.FORBIDDEN, "Permission check failed (API tokens may not do this)");
        }
        if (endpoint.permission() instanceof Permission.Holds holds) {
            checkHolds(who, holds, arguments);
        } else if (endpoint.permission() instanceof Permission.Ruled ruled) {
            RuleCheck rule = rules.get(ruled.rule());
            if (rule == null) {
                throw ApiException.forbidden(ruled.rule().toString());
            }
            rule.check(who, arguments);
        }
    }

    private void checkHolds(Principal who, Permission.Holds holds, Arguments arguments) {
        AccessPath path = new AccessPath(fill(holds.path(), arguments));
        List<Privilege> enough = holds.anyOf();
        if (enough.stream().noneMatch(privilege -> access.holds(who, path, privilege))) {
            String names = enough.stream().map(Privilege::toString).collect(Collectors.joining("|"));
            throw ApiException.forbidden(path + ", " + names);
        }
    }

    private static String fill(String template, Arguments arguments) {
        String path = template;
        for (String name : arguments.names()) {
            path = path.replace(
                    "{" + name + "}", String.valueOf(arguments.options().raw(name)));
        }
        return path;
    }
}
