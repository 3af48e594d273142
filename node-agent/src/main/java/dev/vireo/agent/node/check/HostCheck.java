// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.model.node.Check;
import java.io.IOException;

/** Looks at one thing of the node; changes nothing. */
interface HostCheck {
    /** Short name, the same in every version. */
    String id();

    /** What is looked at, in a few words. */
    String title();

    /** Looks. What cannot be found out is thrown. */
    Check run() throws IOException, InterruptedException;

    /** All is well. */
    default Check ok(String found) {
        return Check.ok(id(), title(), found);
    }

    /** Guests run, but something is missing or will go wrong. */
    default Check warning(String found, String reason, String remedy) {
        return Check.wrong(Check.WARNING, id(), title(), found, new Check.Advice(reason, remedy));
    }

    /** Something that the node is for does not work. */
    default Check error(String found, String reason, String remedy) {
        return Check.wrong(Check.ERROR, id(), title(), found, new Check.Advice(reason, remedy));
    }
}
