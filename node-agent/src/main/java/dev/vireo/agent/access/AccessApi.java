// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.access.AccessAnswers;
import dev.vireo.model.access.AccessAnswers.AclEntry;
import dev.vireo.model.access.AccessAnswers.NewToken;
import dev.vireo.model.access.AccessAnswers.RoleEntry;
import dev.vireo.model.access.AccessAnswers.Token;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.access.Role;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers about realms, tokens, roles and the access list. */
public final class AccessApi {
    private final AccessControl access;

    /** @param access who may do what */
    public AccessApi(AccessControl access) {
        this.access = access;
    }

    /** Realms to log in to. */
    public List<AccessAnswers.Realm> realms() {
        return access.realms().stream()
                .map(realm -> new AccessAnswers.Realm(
                        realm.name(),
                        realm.type(),
                        realm.comment(),
                        realm.name().equals(OwnRealm.NAME) ? true : null))
                .toList();
    }

    /** Tokens of a user. */
    public List<Token> tokens(Arguments arguments) {
        UserId user = arguments.require(PathParameters.USER);
        return access.accounts().read().tokens().stream()
                .filter(token -> token.id().user().equals(user))
                .map(token -> answer(token, true))
                .toList();
    }

    /** One token. */
    public Token token(Arguments arguments) {
        TokenId id = tokenId(arguments);
        return access.accounts()
                .read()
                .token(id)
                .map(token -> answer(token, false))
                .orElseThrow(
                        () -> ApiException.failed("no such token '" + id.name() + "' for user '" + id.user() + "'"));
    }

    private static Token answer(UserFile.Token token, boolean isListed) {
        return new Token(
                isListed ? token.id().name() : null,
                token.separated(),
                token.expire(),
                token.comment().isEmpty() ? null : token.comment());
    }

    /** Makes a token and tells its secret, once. */
    public NewToken createToken(Arguments arguments) {
        TokenId id = tokenId(arguments);
        UserFile.Token token = new UserFile.Token(
                id,
                arguments.get(AccessEndpoints.EXPIRE).orElse(0L),
                arguments.isSet(AccessEndpoints.PRIVILEGE_SEPARATION),
                arguments.get(AccessEndpoints.COMMENT).orElse(""));
        access.accounts().change(file -> {
            if (file.user(id.user()).isEmpty() && !id.user().equals(UserId.ROOT)) {
                throw ApiException.badParameter("userid", "user '" + id.user() + "' does not exist");
            }
            if (file.token(id).isPresent()) {
                throw ApiException.badParameter("tokenid", "Token already exists.");
            }
            return file.with(token);
        });
        return new NewToken(id.toString(), access.tokens().draw(id), answer(token, false));
    }

    /** Removes a token and its entries in the access list. */
    public void deleteToken(Arguments arguments) {
        TokenId id = tokenId(arguments);
        token(arguments);
        access.accounts()
                .change(file -> UserApi.withoutPrincipal(file, id.toString())
                        .without(line -> line instanceof UserFile.Token token
                                && token.id().equals(id)));
        access.tokens().remove(id.toString()::equals);
    }

    private static TokenId tokenId(Arguments arguments) {
        return new TokenId(arguments.require(PathParameters.USER), arguments.require(AccessEndpoints.TOKEN));
    }

    /** Roles that there are. */
    public List<RoleEntry> roles() {
        return Role.builtIn().stream()
                .map(role -> new RoleEntry(role.name(), role.listed(), true))
                .toList();
    }

    /** Privileges by path: the caller's, or those of another principal for who may see them. */
    public Map<String, Object> permissions(Principal caller, Arguments arguments) {
        Principal who = arguments.get(AccessEndpoints.WHO).orElse(caller);
        if (!who.equals(caller) && !access.holds(caller, new AccessPath("/access"), Privilege.SYS_AUDIT)) {
            throw ApiException.forbidden("/access, Sys.Audit");
        }
        Set<String> paths = arguments
                .get(AccessEndpoints.ON_PATH)
                .map(path -> Set.of(path.text()))
                .orElseGet(this::knownPaths);
        Map<String, Object> answer = new TreeMap<>();
        for (String path : paths) {
            Map<String, Integer> names = new TreeMap<>();
            access.permissions().of(who, new AccessPath(path)).forEach(privilege -> names.put(privilege.toString(), 1));
            if (!names.isEmpty()) {
                answer.put(path, names);
            }
        }
        return answer;
    }

    private Set<String> knownPaths() {
        Set<String> paths = new TreeSet<>(List.of("/", "/access", "/nodes", "/storage", "/vms", "/sdn", "/mapping"));
        access.accounts().read().acl().forEach(entry -> paths.add(entry.path()));
        return paths;
    }

    /** The access list, as far as the caller may see it. */
    public List<AclEntry> acl(Principal caller) {
        boolean seesAll = access.holds(caller, new AccessPath("/access"), Privilege.SYS_AUDIT);
        List<AclEntry> answer = new ArrayList<>();
        for (UserFile.Acl entry : access.accounts().read().acl()) {
            boolean sees = seesAll || access.holds(caller, new AccessPath(entry.path()), Privilege.PERMISSIONS_MODIFY);
            if (sees) {
                addEntries(entry, answer);
            }
        }
        return answer;
    }

    private static void addEntries(UserFile.Acl entry, List<AclEntry> answer) {
        for (String who : entry.who()) {
            String type = who.startsWith("@") ? "group" : who.contains("!") ? "token" : "user";
            String name = who.startsWith("@") ? who.substring(1) : who;
            entry.roles().forEach(role -> answer.add(new AclEntry(entry.path(), type, name, role, entry.propagates())));
        }
    }

    /** Grants roles, or takes them away. */
    public void changeAcl(Arguments arguments) {
        String path = arguments.require(AccessEndpoints.ACL_PATH).text();
        Map<String, Principal> who = new LinkedHashMap<>();
        arguments.get(AccessEndpoints.USERS).ifPresent(words -> addPrincipals("users", words, who));
        arguments.get(AccessEndpoints.TOKENS).ifPresent(words -> addPrincipals("tokens", words, who));
        if (who.isEmpty()) {
            throw ApiException.badParameter("users", "name at least one user or token");
        }
        Set<String> roles = words(arguments.require(AccessEndpoints.ROLES));
        requireRoles(roles);
        boolean isGranted = !arguments.isSet(AccessEndpoints.DELETE);
        boolean propagates = arguments.isSet(AccessEndpoints.PROPAGATE);
        access.accounts().change(file -> {
            UserFile changed = file;
            for (String role : roles) {
                for (String name : who.keySet()) {
                    changed = changed.withRole(path, name, role, propagates, isGranted);
                }
            }
            return changed;
        });
    }

    private static Set<String> words(String list) {
        return new TreeSet<>(List.of(list.split("[,;\\s]+")));
    }

    private void addPrincipals(String parameter, String list, Map<String, Principal> who) {
        UserFile file = access.accounts().read();
        for (String word : words(list)) {
            try {
                Principal principal = Principal.parse(word);
                boolean exists = principal instanceof TokenId token
                        ? file.token(token).isPresent()
                        : file.user(principal.user()).isPresent() || principal.equals(UserId.ROOT);
                if (!exists) {
                    throw ApiException.badParameter(parameter, "'" + principal + "' does not exist");
                }
                who.put(word, principal);
            } catch (InvalidValueException e) {
                throw ApiException.badParameter(parameter, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void requireRoles(Set<String> names) {
        Set<String> known = Role.builtIn().stream().map(Role::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!known.contains(name)) {
                throw ApiException.badParameter("roles", "role '" + name + "' does not exist");
            }
        }
    }
}
