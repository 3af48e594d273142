// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.importing;

import dev.vireo.agent.storage.StorageFailure;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.image.ByteSource;
import dev.vireo.model.image.DiskDescription;
import dev.vireo.model.image.GuestProposal;
import dev.vireo.model.image.ImageRefusedException;
import dev.vireo.model.image.OvfMachine;
import dev.vireo.model.image.TarArchive;
import dev.vireo.model.storage.ImportMetadata;
import dev.vireo.model.storage.ImportMetadata.Card;
import dev.vireo.model.storage.ImportMetadata.Image;
import dev.vireo.model.storage.ImportMetadata.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what a file to be imported holds: a machine with its disks, or a disk. */
public final class MachineImport {
    private static final String FIRST_DISK = "scsi0";

    private final Storages storages;
    private final DiskImport disks;

    /** @param disks looks into the disks */
    public MachineImport(Storages storages, DiskImport disks) {
        this.storages = storages;
        this.disks = disks;
    }

    /**
     * Looks into a file.
     *
     * @throws ApiException if it is none to be imported, or must not be
     */
    public ImportMetadata describe(VolumeId volume) {
        try {
            ImportName name = ImportName.parse(volume.toString());
            VolumeName.Import file = name.foreign()
                    .orElseThrow(() -> ApiException.badParameter(
                            "volume", "a file of the content 'import' is needed, such as local:import/machine.ova"));
            return switch (file.format()) {
                case "ova" -> name.member().isPresent() ? disk(name) : machine(volume, true);
                case "ovf" -> machine(volume, false);
                default -> disk(name);
            };
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("volume", String.valueOf(e.getMessage()));
        }
    }

    private ImportMetadata disk(ImportName name) {
        return new ImportMetadata(
                "vm", "esxi", Map.of(), Map.of(FIRST_DISK, name.toString()), null, null, List.of(image(name)));
    }

    private ImportMetadata machine(VolumeId volume, boolean isArchive) {
        GuestProposal proposal = GuestProposal.of(read(volume, isArchive));
        Map<String, String> volumes = new LinkedHashMap<>();
        List<Image> images = new ArrayList<>();
        proposal.disks().forEach((key, disk) -> {
            ImportName name = place(volume, disk.fileName(), isArchive);
            volumes.put(key, name.toString());
            images.add(image(name));
        });
        Map<String, Card> cards = new LinkedHashMap<>();
        proposal.networkCards()
                .forEach((key, card) ->
                        cards.put(key, new Card(card.model(), card.mac().orElse(null))));
        List<Warning> warnings = proposal.hints().stream()
                .map(hint -> new Warning(hint.kind().name().toLowerCase(Locale.ROOT), hint.key(), hint.text()))
                .toList();
        return new ImportMetadata("vm", "esxi", proposal.options().asMap(), volumes, cards, warnings, images);
    }

    private OvfMachine read(VolumeId volume, boolean isArchive) {
        Path file = storages.path(volume);
        try (FolderFiles files = new FolderFiles(file.resolveSibling(""))) {
            ByteSource bytes = files.open(file);
            return OvfMachine.read(isArchive ? TarArchive.read(bytes).requireDescriptor() : bytes);
        } catch (ImageRefusedException e) {
            throw ApiException.failed(volume + " cannot be imported: " + e.getMessage(), e);
        } catch (IOException e) {
            throw StorageFailure.of("cannot read " + volume, e);
        }
    }

    /** Where a disk of a machine lies: in the same archive, or beside the description. */
    private static ImportName place(VolumeId volume, String fileName, boolean isArchive) {
        if (isArchive) {
            return new ImportName(volume, Optional.of(fileName));
        }
        String folder = volume.name().substring(0, volume.name().lastIndexOf('/') + 1);
        return ImportName.parse(volume.storage() + ":" + folder + fileName);
    }

    private Image image(ImportName name) {
        DiskDescription found = disks.describe(name);
        return new Image(
                name.toString(),
                found.format().word(),
                found.variant(),
                found.virtualSize().bytes(),
                found.realSize(),
                found.missing(),
                found.notes());
    }
}
