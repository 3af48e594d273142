// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.FileJournal;
import dev.vireo.agent.storage.FileOwnership;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageCapabilities;
import dev.vireo.agent.storage.StoragePlugin;
import dev.vireo.agent.storage.image.AllocatedBytes;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.image.QemuImage;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageConfig;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Storages of type {@code dir}: a folder of the node with a sub folder for each kind of content. */
public final class DirectoryPlugin implements StoragePlugin {
    private static final StorageCapabilities CAPABILITIES = new StorageCapabilities(
            EnumSet.allOf(ContentType.class),
            new LinkedHashSet<>(List.of(ImageFormat.RAW, ImageFormat.QCOW2, ImageFormat.VMDK, ImageFormat.SUBVOL)),
            Set.of(ImageFormat.QCOW2),
            true);

    private final Tools tools;

    /**
     * What every storage of this type needs.
     *
     * @param images makes disks
     * @param allocated tells what sparse files take
     * @param ownership whom new files and folders belong to
     * @param journal remembers files that are not whole yet
     * @param steps is told of each step with an effect
     */
    public record Tools(
            QemuImage images,
            AllocatedBytes allocated,
            FileOwnership ownership,
            FileJournal journal,
            StepListener steps) {}

    /** @param tools what every storage of this type needs */
    public DirectoryPlugin(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String type() {
        return "dir";
    }

    @Override
    public StorageCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Storage open(StorageConfig config) {
        return new DirectoryStorage(config, CAPABILITIES, DirectoryLayout.of(config), tools);
    }
}
