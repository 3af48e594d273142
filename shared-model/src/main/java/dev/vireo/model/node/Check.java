// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.node;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
 * @param finding name of what was found, see {@link CheckFinding}; absent if that is none of them
 * @param arguments what belongs into the finding's words; absent with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Check(
        String id,
        String title,
        String state,
        String found,
        @Nullable String reason,
        @Nullable String remedy,
        @Nullable String finding,
        @Nullable List<String> arguments) {
    /** All is well. */
    public static final String OK = "ok";
    /** Guests run, but something is missing or will go wrong. */
    public static final String WARNING = "warning";
    /** Something that the node is for does not work. */
    public static final String ERROR = "error";
    /** It could not be found out. */
    public static final String UNKNOWN = "unknown";

    /** What was found, by one of the states, with its words in English. */
    public static Check of(String id, String title, String state, CheckFinding finding, List<String> arguments) {
        boolean isWell = finding.reason().isEmpty();
        return new Check(
                id,
                title,
                state,
                CheckFinding.fill(finding.found(), arguments),
                isWell ? null : CheckFinding.fill(finding.reason(), arguments),
                isWell ? null : CheckFinding.fill(finding.remedy().text(), arguments),
                finding.id(),
                List.copyOf(arguments));
    }

    /** It could not be found out. */
    public static Check unknown(String id, String title, String why) {
        return new Check(id, title, UNKNOWN, why, null, null, null, null);
    }
}
