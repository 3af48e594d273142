// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.access.AccessAnswers.User;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.access.Role;
import dev.vireo.model.api.AccessEndpoints;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.PercentText;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers about users, and changes them. */
public final class UserApi {
    private final AccessControl access;
    private final OwnRealm ownRealm;

    /** @param ownRealm where passwords of our own accounts are kept */
    public UserApi(AccessControl access, OwnRealm ownRealm) {
        this.access = access;
        this.ownRealm = ownRealm;
    }

    /** Users, as far as the caller may see them: all, or the caller itself. */
    public List<User> users(Principal caller) {
        AccessPath groups = new AccessPath("/access/groups");
        boolean seesAll = access.holds(caller, groups, Privilege.USER_MODIFY)
                || access.holds(caller, groups, Privilege.SYS_AUDIT);
        List<User> accounts =
                access.accounts().read().users().stream().map(UserApi::answer).toList();
        return Stream.concat(root(), accounts.stream())
                .filter(user -> seesAll || user.userid().equals(caller.user().toString()))
                .toList();
    }

    private Stream<User> root() {
        boolean isListed = access.accounts().read().user(UserId.ROOT).isPresent();
        User root = new User(UserId.ROOT.toString(), true, 0L, null, null, null, null, "pam");
        return isListed ? Stream.empty() : Stream.of(root);
    }

    private static User answer(UserFile.User user) {
        return new User(
                user.id().toString(),
                user.enabled(),
                user.expire(),
                orNull(user.text(UserFile.User.FIRST_NAME)),
                orNull(user.text(UserFile.User.LAST_NAME)),
                orNull(user.text(UserFile.User.EMAIL)),
                orNull(user.text(UserFile.User.COMMENT)),
                user.id().realm());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** One user. */
    public User user(Principal caller, Arguments arguments) {
        String id = arguments.require(PathParameters.USER).toString();
        return Stream.concat(root(), access.accounts().read().users().stream().map(UserApi::answer))
                .filter(user -> user.userid().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.failed("no such user ('" + id + "')"));
    }

    /** Makes a user. */
    public void create(Arguments arguments) {
        UserId id = arguments.require(PathParameters.USER);
        if (access.realms().stream().noneMatch(realm -> realm.name().equals(id.realm()))) {
            throw ApiException.badParameter("userid", "realm '" + id.realm() + "' does not exist");
        }
        arguments.get(AccessEndpoints.INITIAL_PASSWORD).ifPresent(password -> requireOwn(id));
        UserFile.User user = new UserFile.User(
                id,
                arguments.isSet(AccessEndpoints.ENABLE),
                arguments.get(AccessEndpoints.EXPIRE).orElse(0L),
                List.of(
                        encoded(arguments.get(AccessEndpoints.FIRST_NAME).orElse("")),
                        encoded(arguments.get(AccessEndpoints.LAST_NAME).orElse("")),
                        encoded(arguments.get(AccessEndpoints.EMAIL).orElse("")),
                        encoded(arguments.get(AccessEndpoints.COMMENT).orElse("")),
                        ""));
        access.accounts().change(file -> {
            if (file.user(id).isPresent()) {
                throw ApiException.failed("create user failed: user '" + id + "' already exists");
            }
            return file.with(user);
        });
        arguments
                .get(AccessEndpoints.INITIAL_PASSWORD)
                .ifPresent(password -> ownRealm.setPassword(id.name(), password));
    }

    private static String encoded(String text) {
        return PercentText.encode(text);
    }

    private void requireOwn(UserId id) {
        if (!id.realm().equals(ownRealm.name())) {
            throw ApiException.badParameter(
                    "password", "passwords of the realm '" + id.realm() + "' are set on the system itself");
        }
    }

    /** Removes a user with its tokens, its password and its entries in the access list. */
    public void delete(Arguments arguments) {
        UserId id = arguments.require(PathParameters.USER);
        access.accounts().change(file -> {
            if (file.user(id).isEmpty()) {
                throw ApiException.failed("delete user failed: no such user ('" + id + "')");
            }
            return withoutUser(file, id);
        });
        access.tokens().remove(token -> token.startsWith(id + "!"));
        if (id.realm().equals(ownRealm.name())) {
            ownRealm.removePassword(id.name());
        }
    }

    private static UserFile withoutUser(UserFile file, UserId id) {
        UserFile rest = withoutPrincipal(file, id.toString());
        for (UserFile.Token token : file.tokens()) {
            if (token.id().user().equals(id)) {
                rest = withoutPrincipal(rest, token.id().toString());
            }
        }
        return rest.without(
                        line -> line instanceof UserFile.User user && user.id().equals(id))
                .without(line -> line instanceof UserFile.Token token
                        && token.id().user().equals(id));
    }

    /** The file whose access list no longer names somebody. */
    static UserFile withoutPrincipal(UserFile file, String who) {
        return new UserFile(file.lines().stream()
                .map(line -> line instanceof UserFile.Acl acl ? withoutMember(acl, who) : line)
                .filter(line -> !(line instanceof UserFile.Acl acl && acl.who().isEmpty()))
                .toList());
    }

    private static UserFile.Acl withoutMember(UserFile.Acl acl, String who) {
        Set<String> others = new LinkedHashSet<>(acl.who());
        others.remove(who);
        return new UserFile.Acl(acl.propagates(), acl.path(), others, acl.roles());
    }

    /** Sets a password; who is not root confirms it with the own one. */
    public void changePassword(Principal caller, Arguments arguments) {
        UserId id = arguments.require(PathParameters.USER);
        requireOwn(id);
        if (!caller.equals(UserId.ROOT)) {
            String confirmation = arguments
                    .get(AccessEndpoints.CONFIRMATION)
                    .orElseThrow(() -> ApiException.badParameter(
                            "confirmation-password", "property is missing: your own password is needed"));
            // A wrong password counts as a failed login, so that it cannot be guessed here.
            access.login(caller.user().toString(), null, confirmation, "password change of " + caller);
        }
        if (access.accounts().read().user(id).isEmpty()) {
            throw new ApiException(ErrorKind.FAILED, "no such user ('" + id + "')");
        }
        ownRealm.setPassword(id.name(), arguments.require(AccessEndpoints.NEW_PASSWORD));
    }

    /** Makes the administrator of our own realm, or gives it another password. */
    public void resetAdministrator(String password) {
        UserId admin = new UserId("admin", OwnRealm.NAME);
        access.accounts().change(file -> {
            UserFile others = file.without(
                    line -> line instanceof UserFile.User user && user.id().equals(admin));
            return others.with(new UserFile.User(admin, true, 0, List.of("", "", "", "", "")))
                    .withRole("/", admin.toString(), Role.ADMINISTRATOR, true, true);
        });
        ownRealm.setPassword(admin.name(), password);
    }
}
