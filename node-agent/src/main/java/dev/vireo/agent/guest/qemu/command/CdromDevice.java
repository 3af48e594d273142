// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.guest.device.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A CD drive, with or without a disc. The drive's id is its key, so that discs can be changed while it runs. */
final class CdromDevice implements QemuDevice {
    private static final Map<String, Object> HOST_FILE =
            new TreeMap<>(Map.of("driver", "host_cdrom", "filename", "/dev/cdrom"));

    private final DiskSocket socket;
    private final Disk disk;
    private final Optional<DiskImage> disc;
    private final DiskRequests requests;
    private final OptionalInt bootIndex;

    CdromDevice(DiskSocket socket, Disk disk, Optional<DiskImage> disc, DiskRequests requests, OptionalInt bootIndex) {
        this.socket = socket;
        this.disk = disk;
        this.disc = disc;
        this.requests = requests;
        this.bootIndex = bootIndex;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(socket.controller(false, Optional.empty()));
        List<Part> medium = medium();
        parts.addAll(medium);
        Part drive = socket.drive(true);
        if (!medium.isEmpty()) {
            drive = drive.with("drive", DiskNodes.topNode(socket.key()));
        }
        if (bootIndex.isPresent()) {
            drive = drive.with("bootindex", bootIndex.getAsInt());
        }
        parts.add(drive);
        return parts;
    }

    /** The block nodes of what lies in the drive; none if it is empty. */
    private List<Part> medium() {
        if (disk.file().equals(Disk.HOST_DRIVE)) {
            return List.of(Part.of(Part.Kind.BLOCK_NODE, "raw", DiskNodes.topNode(socket.key()))
                    .with("read-only", true)
                    .with("file", HOST_FILE));
        }
        return disc.map(image -> new DiskNodes(socket.key(), disk, image, requests).parts())
                .orElse(List.of());
    }

    @Override
    public List<String> notes() {
        return requests.note().map(List::of).orElse(List.of());
    }
}
