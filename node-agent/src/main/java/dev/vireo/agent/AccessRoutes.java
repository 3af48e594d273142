// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.access.AccessApi;
import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.UserApi;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Handler;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.AccessEndpoints;
import java.util.function.Consumer;

/** Binds the endpoints of logins, users and rights. */
final class AccessRoutes {
    private final AccessControl access;
    private final AccessApi api;
    private final UserApi users;

    AccessRoutes(AccessControl access, AccessApi api, UserApi users) {
        this.access = access;
        this.api = api;
        this.users = users;
    }

    void bind(Routes routes) {
        routes.on(AccessEndpoints.LIST_REALMS, call -> api.realms())
                .on(
                        AccessEndpoints.LOGIN,
                        call -> access.login(
                                call.require(AccessEndpoints.USERNAME),
                                call.get(AccessEndpoints.REALM).orElse(null),
                                call.require(AccessEndpoints.PASSWORD),
                                call.clientAddress()))
                .on(AccessEndpoints.LIST_USERS, call -> users.users(call.who()))
                .on(AccessEndpoints.CREATE_USER, doing(call -> users.create(call.arguments())))
                .on(AccessEndpoints.READ_USER, call -> users.user(call.who(), call.arguments()))
                .on(AccessEndpoints.DELETE_USER, doing(call -> users.delete(call.arguments())))
                .on(AccessEndpoints.CHANGE_PASSWORD, doing(call -> users.changePassword(call.who(), call.arguments())))
                .on(AccessEndpoints.LIST_TOKENS, call -> api.tokens(call.arguments()))
                .on(AccessEndpoints.READ_TOKEN, call -> api.token(call.arguments()))
                .on(AccessEndpoints.CREATE_TOKEN, call -> api.createToken(call.arguments()))
                .on(AccessEndpoints.DELETE_TOKEN, doing(call -> api.deleteToken(call.arguments())))
                .on(AccessEndpoints.LIST_ROLES, call -> api.roles())
                .on(AccessEndpoints.READ_PERMISSIONS, call -> api.permissions(call.who(), call.arguments()))
                .on(AccessEndpoints.LIST_ACL, call -> api.acl(call.who()))
                .on(AccessEndpoints.CHANGE_ACL, doing(call -> api.changeAcl(call.arguments())));
    }

    private static Handler<Void> doing(Consumer<Call> action) {
        return call -> {
            action.accept(call);
            return null;
        };
    }
}
