// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import dev.vireo.agent.storage.FileTree;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.VolumeClaim;
import dev.vireo.agent.storage.VolumeName.Image;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives a disk to another guest: its file gets the lowest free name there, taken first, then replaced by the file. */
record Reassignment(Allocation allocation, Confinement confinement, DirectoryPlugin.Tools tools) {
    VolumeId make(Image image, Vmid owner, VolumeClaim claim) throws IOException {
        if (!image.fileName().startsWith("vm-")) {
            throw ApiException.failed("the volume " + image + " is a template's disk and stays with its guest");
        }
        Path from = confinement.requireInside(allocation.layout().path(image));
        allocation.folders().make(allocation.layout().folder(owner));
        NewVolume wanted = NewVolume.of(owner, new ByteSize(0)).in(image.imageFormat());
        Reservation reservation = allocation.reserve(wanted, image.imageFormat());
        boolean isMoved = false;
        try {
            VolumeId volume =
                    new VolumeId(allocation.config().id(), reservation.name().toString());
            claim.claims(volume);
            Files.delete(reservation.temporary());
            tools.steps().reached("reassign.reserved");
            FileTree.rename(from, reservation.file());
            isMoved = true;
            FileTree.syncFolderOf(from);
            tools.steps().reached("reassign.renamed");
            return volume;
        } finally {
            if (!isMoved) {
                reservation.undo();
            }
            tools.journal().ends(reservation.temporary());
        }
    }

    /** The file has one of both names; if it has the old one, the new one is but taken and empty. */
    void undo(Image image, Image reassigned) throws IOException {
        Path old = allocation.layout().path(image);
        Path given = allocation.layout().path(reassigned);
        if (!Confinement.isTaken(given)) {
            return;
        }
        confinement.requireFolderInside(given);
        if (Confinement.isTaken(old)) {
            FileTree.deleteDurably(given);
        } else {
            allocation.folders().make(old.getParent());
            FileTree.rename(given, confinement.requireFolderInside(old));
            FileTree.syncFolderOf(given);
        }
    }
}
