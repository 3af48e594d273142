// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import java.util.List;
import java.util.Set;

/**
 * The form in which one kind of system keeps the setup of its network. All of it works on texts: what is not about the
 * interface that is changed stays as it is, to the byte.
 */
interface NetworkDialect {
    /** Every interface that is set up, in the order of the files. */
    List<InterfaceSetup> read(FileSet files);

    /**
     * The files with an interface set up so.
     *
     * @throws dev.vireo.model.api.ApiException if this kind of system cannot do that
     */
    FileSet write(FileSet files, InterfaceSetup setup);

    /** The files without an interface; nothing is wrong if it is not there. */
    FileSet remove(FileSet files, String name);

    /** Interfaces that are set up otherwise in the second files than in the first. */
    Set<String> changed(FileSet before, FileSet after);
}
