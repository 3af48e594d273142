// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.USER;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.parsed;
import static dev.vireo.model.option.ValueTypes.secret;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.AccessAnswers.AclEntry;
import dev.vireo.model.access.AccessAnswers.NewToken;
import dev.vireo.model.access.AccessAnswers.Realm;
import dev.vireo.model.access.AccessAnswers.RoleEntry;
import dev.vireo.model.access.AccessAnswers.Ticket;
import dev.vireo.model.access.AccessAnswers.Token;
import dev.vireo.model.access.AccessAnswers.User;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.id.Principal;
import dev.vireo.model.id.TokenId;
import dev.vireo.model.option.Option;
import java.util.List;
import java.util.Map;

/** Logging in, users, API tokens, roles and the access list. */
public final class AccessEndpoints {
    /** User name, with the realm or without. */
    public static final Option<String> USERNAME =
            required("username", text("[^\\s:/\\p{C}]{1,64}", "a user name", 64), "User name");
    /** Password, or a ticket that is to be renewed. */
    public static final Option<String> PASSWORD = required("password", secret(), "Password, or a valid ticket");
    /** Realm, where the user name lacks it. */
    public static final Option<String> REALM =
            optional("realm", text("[A-Za-z][A-Za-z0-9._-]{0,31}", "a realm such as pve", 32), "Realm");
    /** Second factor. */
    public static final Option<String> OTP = optional("otp", secret(), "One-time password");
    /** Which form of challenge the client understands. */
    public static final Option<Boolean> NEW_FORMAT = optional(
                    "new-format", flag(), "The client understands second factors")
            .withDefault(true);
    /** New password of an account. */
    public static final Option<String> NEW_PASSWORD =
            required("password", new PasswordType(8, 64), "New password, 8 to 64 characters");
    /** Password of a new account. */
    public static final Option<String> INITIAL_PASSWORD =
            optional("password", new PasswordType(8, 64), "Password, 8 to 64 characters");
    /** The caller's own password. */
    public static final Option<String> CONFIRMATION =
            optional("confirmation-password", new PasswordType(5, 64), "The caller's own password");
    /** Notes on an account or a token. */
    public static final Option<String> COMMENT = optional("comment", text(), "Notes");
    /** When an account or a token ends. */
    public static final Option<Long> EXPIRE =
            optional("expire", integer(0), "Seconds since 1970 after which it is closed; 0 for never");
    /** Whether an account may log in. */
    public static final Option<Boolean> ENABLE =
            optional("enable", flag(), "May log in").withDefault(true);
    /** Mail address. */
    public static final Option<String> EMAIL =
            optional("email", text("([^\\s@:]+@[^\\s@:]+)?", "a mail address", 254), "Mail address");
    /** First name. */
    public static final Option<String> FIRST_NAME = optional("firstname", text(1024), "First name");
    /** Last name. */
    public static final Option<String> LAST_NAME = optional("lastname", text(1024), "Last name");
    /** Name of a token within its user. */
    public static final Option<String> TOKEN = required(
            "tokenid", text(TokenId.NAME.pattern(), "a token name of 2 to 64 letters, digits and . _ -"), "Token");
    /** Whether a token has only the rights that it is given itself. */
    public static final Option<Boolean> PRIVILEGE_SEPARATION =
            optional("privsep", flag(), "The token needs rights of its own").withDefault(true);
    /** Path of an access list entry. */
    public static final Option<AccessPath> ACL_PATH =
            required("path", parsed(AccessPath::new), "Access path such as /vms/100");
    /** Roles of an access list entry. */
    public static final Option<String> ROLES =
            required("roles", text("[A-Za-z0-9._-]+([,; ]+[A-Za-z0-9._-]+)*", "names of roles"), "Roles");
    /** Users of an access list entry. */
    public static final Option<String> USERS = optional("users", text(), "Users");
    /** Tokens of an access list entry. */
    public static final Option<String> TOKENS = optional("tokens", text(), "API tokens");
    /** Whether an access list entry holds below its path. */
    public static final Option<Boolean> PROPAGATE =
            optional("propagate", flag(), "Holds below the path too").withDefault(true);
    /** Whether an access list entry is removed. */
    public static final Option<Boolean> DELETE = optional("delete", flag(), "Remove the entry");
    /** Whose permissions. */
    public static final Option<Principal> WHO = optional("userid", parsed(Principal::parse), "User or API token");
    /** On which path. */
    public static final Option<AccessPath> ON_PATH = optional("path", parsed(AccessPath::new), "Access path");

    private static final String TOKEN_PATH = "/access/users/{userid}/token/{tokenid}";

    /** Realms to log in to. */
    public static final Endpoint<List<Realm>> LIST_REALMS =
            Endpoint.get("/access/domains").allows(Permission.anyone(), Answer.list(Realm.class));
    /** Logs in, or renews a login. */
    public static final Endpoint<Ticket> LOGIN = Endpoint.post(
                    "/access/ticket", USERNAME, PASSWORD, REALM, OTP, NEW_FORMAT)
            .allows(Permission.anyone(), Answer.one(Ticket.class))
            .withoutTokens();
    /** Users. */
    public static final Endpoint<List<User>> LIST_USERS =
            Endpoint.get("/access/users").allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.list(User.class));
    /** Makes a user. */
    public static final Endpoint<Void> CREATE_USER = Endpoint.post(
                    "/access/users",
                    USER,
                    INITIAL_PASSWORD,
                    optional("comment", text(2048), "Notes"),
                    ENABLE,
                    EXPIRE,
                    EMAIL,
                    FIRST_NAME,
                    LAST_NAME)
            .allows(Permission.rule(ExtraRule.ADMINISTER_USERS), Answer.none());
    /** One user. */
    public static final Endpoint<User> READ_USER = Endpoint.get("/access/users/{userid}", USER)
            .allows(Permission.rule(ExtraRule.AUDIT_USERS), Answer.one(User.class));
    /** Removes a user, its tokens and its access list entries. */
    public static final Endpoint<Void> DELETE_USER = Endpoint.delete("/access/users/{userid}", USER)
            .allows(Permission.rule(ExtraRule.ADMINISTER_USERS), Answer.none());
    /** Sets a password. */
    public static final Endpoint<Void> CHANGE_PASSWORD = Endpoint.put(
                    "/access/password", USER, NEW_PASSWORD, CONFIRMATION)
            .allows(Permission.rule(ExtraRule.CHANGE_PASSWORD), Answer.none())
            .withoutTokens();
    /** Tokens of a user. */
    public static final Endpoint<List<Token>> LIST_TOKENS = Endpoint.get("/access/users/{userid}/token", USER)
            .allows(Permission.rule(ExtraRule.SELF_OR_USER_MODIFY), Answer.list(Token.class));
    /** One token. */
    public static final Endpoint<Token> READ_TOKEN = Endpoint.get(TOKEN_PATH, USER, TOKEN)
            .allows(Permission.rule(ExtraRule.SELF_OR_USER_MODIFY), Answer.one(Token.class));
    /** Makes a token. */
    public static final Endpoint<NewToken> CREATE_TOKEN = Endpoint.post(
                    TOKEN_PATH, USER, TOKEN, COMMENT, EXPIRE, PRIVILEGE_SEPARATION)
            .allows(Permission.rule(ExtraRule.SELF_OR_USER_MODIFY), Answer.one(NewToken.class));
    /** Removes a token. */
    public static final Endpoint<Void> DELETE_TOKEN = Endpoint.delete(TOKEN_PATH, USER, TOKEN)
            .allows(Permission.rule(ExtraRule.SELF_OR_USER_MODIFY), Answer.none());
    /** Roles. */
    public static final Endpoint<List<RoleEntry>> LIST_ROLES =
            Endpoint.get("/access/roles").allows(Permission.anyUser(), Answer.list(RoleEntry.class));
    /** Privileges by path. */
    public static final Endpoint<Map<String, Object>> READ_PERMISSIONS = Endpoint.get(
                    "/access/permissions", WHO, ON_PATH)
            .allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.fields());
    /** The access list. */
    public static final Endpoint<List<AclEntry>> LIST_ACL =
            Endpoint.get("/access/acl").allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.list(AclEntry.class));
    /** Changes the access list. */
    public static final Endpoint<Void> CHANGE_ACL = Endpoint.put(
                    "/access/acl", ACL_PATH, ROLES, USERS, TOKENS, PROPAGATE, DELETE)
            .allows(Permission.rule(ExtraRule.CHANGE_ACL), Answer.none());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(
            LIST_REALMS,
            LOGIN,
            LIST_USERS,
            CREATE_USER,
            READ_USER,
            DELETE_USER,
            CHANGE_PASSWORD,
            LIST_TOKENS,
            READ_TOKEN,
            CREATE_TOKEN,
            DELETE_TOKEN,
            LIST_ROLES,
            READ_PERMISSIONS,
            LIST_ACL,
            CHANGE_ACL);

    private AccessEndpoints() {}
}
