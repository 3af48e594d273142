// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API answers about users and their rights. */
public final class AccessAnswers {
    private AccessAnswers() {}

    /**
     * A login.
     *
     * @param ticket what later calls send as cookie
     * @param csrfToken what changing calls send as header
     * @param capabilities privileges by area ({@code vms}, {@code storage}, …), each name mapped to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ticket(
            String username,
            @Nullable String ticket,
            @JsonProperty("CSRFPreventionToken") @Nullable String csrfToken,
            @JsonProperty("cap") @Nullable Map<String, Map<String, Integer>> capabilities,
            @JsonProperty("NeedTFA") @Nullable Integer needsSecondFactor) {}

    /** A realm that checks passwords. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Realm(
            String realm,
            String type,
            @Nullable String comment,
            @JsonProperty("default") @Nullable Boolean isDefault) {}

    /** A user's account. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record User(
            String userid,
            @Nullable Boolean enable,
            @Nullable Long expire,
            @Nullable String firstname,
            @Nullable String lastname,
            @Nullable String email,
            @Nullable String comment,
            @JsonProperty("realm-type") @Nullable String realmType) {}

    /** An API token, without its secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Token(
            @Nullable String tokenid,
            boolean privsep,
            @Nullable Long expire,
            @Nullable String comment) {}

    /** A new API token: the only time that its secret is told. */
    public record NewToken(@JsonProperty("full-tokenid") String fullTokenId, String value, Token info) {}

    /** A role and its privileges. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RoleEntry(
            String roleid, @Nullable String privs, @Nullable Boolean special) {}

    /** One line of the access list. */
    public record AclEntry(String path, String type, String ugid, String roleid, boolean propagate) {}
}
