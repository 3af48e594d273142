// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.model.api.Arguments;
import dev.vireo.model.id.Principal;

/** Checks a rule that one privilege on one path cannot say. */
public interface RuleCheck {
    /** Every user is let through; the answer itself is made for who asks. */
    RuleCheck EVERYONE = (caller, arguments) -> {};

    /**
     * Refuses who may not.
     *
     * @throws dev.vireo.model.api.ApiException that names what would be needed
     */
    void check(Principal caller, Arguments arguments);
}
