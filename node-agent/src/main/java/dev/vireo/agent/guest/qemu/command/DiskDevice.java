// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.command;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.guest.PercentText;
import dev.vireo.model.guest.device.Disk;
import dev.vireo.model.option.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A disk: its controller, its thread, its block nodes, and what the guest sees. */
final class DiskDevice implements QemuDevice {
    private static final int LONGEST_MODEL = 40;

    private final DiskSocket socket;
    private final Disk disk;
    private final DiskImage image;
    private final DiskRequests requests;
    private final OptionalInt bootIndex;

    DiskDevice(DiskSocket socket, Disk disk, DiskImage image, DiskRequests requests, OptionalInt bootIndex) {
        socket.check(disk);
        this.socket = socket;
        this.disk = disk;
        this.image = image;
        this.requests = requests;
        this.bootIndex = bootIndex;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(socket.controller(hasThread(), disk.get(Disk.QUEUES)));
        if (hasThread() && socket.bus().equals("virtio")) {
            parts.add(Part.of(Part.Kind.OBJECT, "iothread", socket.thread()));
        }
        parts.addAll(new DiskNodes(socket.key(), disk, image, requests).parts());
        parts.add(drive());
        return parts;
    }

    private boolean hasThread() {
        return disk.get(Disk.IOTHREAD).orElse(false) && socket.canHaveThread();
    }

    private Part drive() {
        Part drive = socket.drive(false).with("drive", DiskNodes.topNode(socket.key()));
        if (hasThread() && socket.bus().equals("virtio")) {
            drive = drive.with("iothread", socket.thread());
        }
        if (bootIndex.isPresent()) {
            drive = drive.with("bootindex", bootIndex.getAsInt());
        }
        drive = drive.with("write-cache", CacheMode.of(disk).writeBack() ? "on" : "off");
        return withIdentity(withErrors(drive));
    }

    private Part withErrors(Part drive) {
        Part result = drive;
        if (disk.get(Disk.READ_ERROR).isPresent()) {
            result = result.with("rerror", disk.get(Disk.READ_ERROR).get());
        }
        if (disk.get(Disk.WRITE_ERROR).isPresent()) {
            result = result.with("werror", disk.get(Disk.WRITE_ERROR).get());
        }
        return result;
    }

    private Part withIdentity(Part drive) {
        Part result = drive;
        if (disk.get(Disk.SSD).orElse(false) && !socket.bus().equals("virtio")) {
            result = result.with("rotation_rate", 1);
        }
        for (Option<String> option : List.of(Disk.WWN, Disk.VENDOR, Disk.PRODUCT)) {
            Optional<String> written = disk.get(option);
            result = written.isPresent() ? result.with(option.name(), written.get()) : result;
        }
        if (disk.get(Disk.MODEL).isPresent()) {
            result = result.with(
                    "model", decoded(Disk.MODEL, disk.get(Disk.MODEL).get(), LONGEST_MODEL));
        }
        if (disk.get(Disk.SERIAL).isPresent()) {
            result = result.with(
                    "serial", decoded(Disk.SERIAL, disk.get(Disk.SERIAL).get(), socket.longestSerial()));
        }
        return result;
    }

    private String decoded(Option<String> option, String written, int longest) {
        String text = PercentText.decode(written);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                    socket.key() + ": " + option.name() + " must not contain control characters");
        }
        return text.substring(0, Math.min(text.length(), longest));
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(socket.notes(disk));
        requests.note().ifPresent(notes::add);
        return notes;
    }
}
