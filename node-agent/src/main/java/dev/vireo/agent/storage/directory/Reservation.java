// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.VolumeName.Image;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A name that is being taken.
 *
 * @param name the volume
 * @param file its file
 * @param temporary a file beside it, in which the content is made
 */
record Reservation(Image name, Path file, Path temporary) {
    /** Takes the name by making an empty file of it; false, with nothing made, if the name is in use. */
    boolean take() throws IOException {
        Files.createFile(temporary);
        try {
            link();
            return true;
        } catch (FileAlreadyExistsException e) {
            Files.delete(temporary);
            return false;
        }
    }

    private void link() throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // A file system without hard links.
            Files.createFile(file);
        }
    }

    /** Removes what was made. */
    void undo() throws IOException {
        FileTree.delete(temporary);
        FileTree.deleteDurably(file);
    }
}
