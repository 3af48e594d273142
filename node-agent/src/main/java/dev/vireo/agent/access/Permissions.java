// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.access.Role;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.id.UserId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Evaluates the access list. From {@code /} down, each level that names the user replaces what came from above; entries
 * of the user count before those of its groups; NoAccess beats all.
 */
public final class Permissions {
    private static final int REMEMBERED = 200_000;

    private final Accounts accounts;
    private final Map<String, Role> roles =
            Role.builtIn().stream().collect(Collectors.toMap(Role::name, Function.identity()));

    private volatile Evaluated evaluated = new Evaluated(UserFile.parse(""), Map.of());

    /** Answers given for one version of the file: lists ask for thousands of paths, again and again. */
    private record Evaluated(UserFile file, Map<Question, Set<Privilege>> answers) {}

    private record Question(Principal who, AccessPath path) {}

    Permissions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What somebody may do on a path. */
    @SuppressWarnings("ReferenceEquality") // the same version of the file is the same object
    public Set<Privilege> of(Principal who, AccessPath path) {
        UserFile file = accounts.read();
        Evaluated known = evaluated;
        if (known.file != file || known.answers.size() > REMEMBERED) {
            known = new Evaluated(file, new ConcurrentHashMap<>());
            evaluated = known;
        }
        return known.answers.computeIfAbsent(
                new Question(who, path), question -> Collections.unmodifiableSet(evaluate(file, who, path)));
    }

    private Set<Privilege> evaluate(UserFile file, Principal who, AccessPath path) {
        Set<Privilege> ofUser = ofUser(file, who.user(), path);
        if (who instanceof TokenId token) {
            boolean isSeparated =
                    file.token(token).map(UserFile.Token::separated).orElse(true);
            if (isSeparated) {
                Set<Privilege> both = evaluate(file, path, Set.of(token.toString()), Set.of());
                both.retainAll(ofUser);
                return both;
            }
        }
        return ofUser;
    }

    private Set<Privilege> ofUser(UserFile file, UserId user, AccessPath path) {
        return user.equals(UserId.ROOT)
                ? EnumSet.allOf(Privilege.class)
                : evaluate(file, path, Set.of(user.toString()), file.groupsOf(user));
    }

    /** Whether somebody may do that on a path. */
    public boolean holds(Principal who, AccessPath path, Privilege privilege) {
        return of(who, path).contains(privilege);
    }

    private Set<Privilege> evaluate(UserFile file, AccessPath path, Set<String> names, Set<String> groups) {
        Set<String> effective = Set.of();
        for (String level : path.levels()) {
            boolean isLast = level.equals(path.text());
            Set<String> here = rolesAt(file, level, isLast, names);
            if (here.isEmpty()) {
                here = rolesAt(file, level, isLast, groups);
            }
            if (!here.isEmpty()) {
                effective = here;
            }
        }
        return privilegesOf(effective);
    }

    private static Set<String> rolesAt(UserFile file, String level, boolean isLast, Set<String> names) {
        Set<String> found = new LinkedHashSet<>();
        for (UserFile.Acl entry : file.acl()) {
            boolean counts = entry.path().equals(level) && (isLast || entry.propagates());
            if (counts && entry.who().stream().anyMatch(names::contains)) {
                found.addAll(entry.roles());
            }
        }
        return found;
    }

    private Set<Privilege> privilegesOf(Set<String> names) {
        Set<Privilege> granted = EnumSet.noneOf(Privilege.class);
        if (!names.contains(Role.NO_ACCESS)) {
            for (String name : names) {
                Role role = roles.get(name);
                if (role != null) {
                    granted.addAll(role.privileges());
                }
            }
        }
        return granted;
    }
}
