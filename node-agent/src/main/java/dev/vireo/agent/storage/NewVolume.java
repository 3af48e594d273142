// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.ByteSize;
import java.util.Optional;

/**
 * A disk to be made.
 *
 * @param owner guest that it will belong to
 * @param format how its content is kept; the storage's default if empty
 * @param size bytes that the guest will see; 0 for a directory tree without a limit
 * @param name its file's name; the lowest free {@code disk-N} if empty
 */
public record NewVolume(Vmid owner, Optional<ImageFormat> format, ByteSize size, Optional<String> name) {
    /** A disk of that size, format and name being the storage's choice. */
    public static NewVolume of(Vmid owner, ByteSize size) {
        return new NewVolume(owner, Optional.empty(), size, Optional.empty());
    }

    /** The same in that format. */
    public NewVolume in(ImageFormat wanted) {
        return new NewVolume(owner, Optional.of(wanted), size, name);
    }

    /** The same under that name. */
    public NewVolume named(String wanted) {
        return new NewVolume(owner, format, size, Optional.of(wanted));
    }
}
