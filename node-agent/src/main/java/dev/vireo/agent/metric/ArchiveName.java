// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.metric;

import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import java.nio.file.Path;

/**
 * Which archive.
 *
 * @param kind what it is about
 * @param subject a valid node name, VMID or storage name, so that it is a safe file name too
 */
record ArchiveName(ArchiveKind kind, String subject) {
    /** A node's. */
    static ArchiveName of(NodeName node) {
        return new ArchiveName(ArchiveKind.NODE, node.name());
    }

    /** A guest's. */
    static ArchiveName of(Vmid vmid) {
        return new ArchiveName(ArchiveKind.GUEST, vmid.toString());
    }

    /** A storage's. */
    static ArchiveName of(StorageId storage) {
        return new ArchiveName(ArchiveKind.STORAGE, storage.name());
    }

    /** Its file. */
    Path in(Path directory) {
        return directory.resolve(kind.folder()).resolve(subject + ".rrd");
    }
}
