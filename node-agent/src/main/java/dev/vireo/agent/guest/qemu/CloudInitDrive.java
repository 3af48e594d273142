// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.guest.qemu.cloudinit.CloudInitFiles;
import dev.vireo.agent.guest.qemu.cloudinit.DriveImage;
import dev.vireo.agent.guest.qemu.process.QemuHost;
import dev.vireo.agent.guest.qemu.volume.GuestVolumes;
import dev.vireo.agent.storage.Storages;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.CloudInitOptions;
import dev.vireo.model.guest.ConfigSection;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps a guest's cloud-init drive as its configuration says, and knows what is on it. */
final class CloudInitDrive {
    private static final String SECTION = "special:cloudinit";
    private static final long LONGEST_SNIPPET = 1 << 20;

    private final GuestStore guests;
    private final Storages storages;
    private final DriveImage image;

    CloudInitDrive(GuestStore guests, Storages storages, QemuHost host) {
        this.guests = guests;
        this.storages = storages;
        this.image = new DriveImage(host.runner(), host.scratch());
    }

    /** The volume of the drive, if the guest has one. */
    static Optional<VolumeId> volume(Options options) {
        return GuestVolumes.of(options).values().stream()
                .filter(GuestVolumes::isCloudInit)
                .findFirst();
    }

    /** The files that the drive would have now. */
    CloudInitFiles files(Guest guest) {
        return new CloudInitFiles(guest.vmid(), guest.options(), this::snippet);
    }

    private String snippet(VolumeId volume) {
        try {
            Path file = storages.path(volume);
            if (!Files.exists(file) || Files.size(file) > LONGEST_SNIPPET) {
                throw ApiException.failed("cicustom: " + volume + " does not exist or is larger than 1 MiB");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw ApiException.failed("cicustom: " + volume + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Makes the drive anew. */
    void make(Guest guest) throws IOException, InterruptedException {
        Optional<VolumeId> volume = volume(guest.options());
        if (volume.isEmpty()) {
            return;
        }
        CloudInitFiles files = files(guest);
        image.write(files.label(), files.files(), storages.path(volume.get()));
        remember(guest);
    }

    private void remember(Guest guest) {
        Map<String, ConfigSection> special = new TreeMap<>(guest.config().special());
        special.put(SECTION, ConfigSection.EMPTY.withOptions(settings(guest.options())));
        GuestConfig config = guest.config();
        GuestConfig changed = new GuestConfig(config.main(), config.pending(), special, config.snapshots());
        if (!changed.equals(config)) {
            guests.replace(guest, changed);
        }
    }

    /** The settings that the drive on its volume was made of. */
    static Options made(Guest guest) {
        ConfigSection section = guest.config().special().get(SECTION);
        return section == null ? Options.EMPTY : section.options();
    }

    /** What of a configuration reaches the drive: cloud-init's own keys, the name and the cards' addresses. */
    static Options settings(Options options) {
        Set<String> keys = new HashSet<>(CloudInitOptions.keys());
        keys.add(VmOptions.NAME.name());
        VmOptions.NET.members().forEach(card -> keys.add(card.name()));
        Options settings = Options.EMPTY;
        for (Map.Entry<String, String> entry : options.asMap().entrySet()) {
            if (keys.contains(entry.getKey())) {
                settings = settings.with(entry.getKey(), entry.getValue());
            }
        }
        return settings;
    }
}
