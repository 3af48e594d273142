// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.io.IOException;
import java.util.List;

/** Looks at one thing of the node; changes nothing. */
interface HostCheck {
    /** Short name, the same in every version. */
    String id();

    /** What is looked at, in a few words. */
    String title();

    /** Looks. What cannot be found out is thrown. */
    Check run() throws IOException, InterruptedException;

    /** All is well. */
    default Check ok(CheckFinding finding, String... arguments) {
        return Check.of(id(), title(), Check.OK, finding, List.of(arguments));
    }

    /** Guests run, but something is missing or will go wrong. */
    default Check warning(CheckFinding finding, String... arguments) {
        return Check.of(id(), title(), Check.WARNING, finding, List.of(arguments));
    }

    /** Something that the node is for does not work. */
    default Check error(CheckFinding finding, String... arguments) {
        return Check.of(id(), title(), Check.ERROR, finding, List.of(arguments));
    }

    /** It could not be found out, and that is told in words of the catalogue. */
    default Check unknown(CheckFinding finding, String... arguments) {
        return Check.of(id(), title(), Check.UNKNOWN, finding, List.of(arguments));
    }
}
