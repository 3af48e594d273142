// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import java.io.IOException;
import java.util.Optional;

/** The files among which an image may have its parts: a folder's, or an archive's. */
public interface ImageFiles {
    /** Nothing. */
    ImageFiles NONE = name -> Optional.empty();

    /**
     * One of them.
     *
     * @param name a plain file name
     */
    Optional<ByteSource> find(String name) throws IOException;
}
