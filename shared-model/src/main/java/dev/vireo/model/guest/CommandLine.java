// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.guest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a virtual machine's QEMU is called.
 *
 * @param running program and arguments of the process that runs now; empty if none does
 * @param next program and arguments of the next start, with what waits for it; empty if it would be refused
 * @param notes what differs from the configuration at the next start, in sentences
 * @param refusal why the next start would be refused; absent if it would not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommandLine(
        List<String> running,
        List<String> next,
        List<String> notes,
        @Nullable String refusal) {
    public CommandLine {
        running = running == null ? List.of() : List.copyOf(running);
        next = next == null ? List.of() : List.copyOf(next);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }
}
