// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at on a node.
 *
 * @param id short name, the same in every version
 * @param title what was looked at, in a few words
 * @param state {@code ok}, {@code warning}, {@code error} or {@code unknown}; texts, so that later versions can have more
 * @param found what was found, in a sentence
 * @param reason why it matters; absent if all is well
 * @param remedy the command that mends it, or what to do; absent if all is well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Check(
        String id,
        String title,
        String state,
        String found,
        @Nullable String reason,
        @Nullable String remedy) {
    /** All is well. */
    public static final String OK = "ok";
    /** Guests run, but something is missing or will go wrong. */
    public static final String WARNING = "warning";
    /** Something that the node is for does not work. */
    public static final String ERROR = "error";
    /** It could not be found out. */
    public static final String UNKNOWN = "unknown";

    /** All is well. */
    public static Check ok(String id, String title, String found) {
        return new Check(id, title, OK, found, null, null);
    }

    /** Something is wrong, by one of the states. */
    public static Check wrong(String state, String id, String title, String found, Advice advice) {
        return new Check(id, title, state, found, advice.reason, advice.remedy);
    }

    /** Why it matters and what mends it. */
    public record Advice(String reason, String remedy) {}
}
