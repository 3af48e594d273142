// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.api;

import dev.vireo.agent.storage.Annotation;
import dev.vireo.agent.storage.FileJournal;
import dev.vireo.agent.storage.NewVolume;
import dev.vireo.agent.storage.Storage;
import dev.vireo.agent.storage.StorageUse;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeFilter;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.storage.upload.ReceivedUpload;
import dev.vireo.agent.storage.upload.UploadReceiver;
import dev.vireo.agent.storage.upload.UploadRequest;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ContentEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.option.ByteSize;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeDetails;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import dev.vireo.model.storage.StorageConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the endpoints of {@link StorageEndpoints} answer about one node's storages. Permissions are checked before. */
public final class StorageApi {
    private final Storages storages;
    private final UploadReceiver receiver;
    private final FileJournal journal;
    private final DeleteVolume deletion;

    /**
     * @param storages the node's storages
     * @param receiver takes uploads
     * @param journal remembers a disk until its id has been answered
     * @param deletion removes volumes
     */
    public StorageApi(Storages storages, UploadReceiver receiver, FileJournal journal, DeleteVolume deletion) {
        this.storages = storages;
        this.receiver = receiver;
        this.journal = journal;
        this.deletion = deletion;
    }

    /**
     * {@link StorageEndpoints#LIST}: storages of this node.
     *
     * @param visible which of them the caller may see
     */
    public List<StorageState> list(Arguments arguments, Predicate<StorageId> visible) {
        Optional<StorageId> only = arguments.get(StorageEndpoints.ONLY_STORAGE);
        List<ContentType> contents = contents(arguments.get(StorageEndpoints.CONTENT_LIST));
        List<StorageState> states = new ArrayList<>();
        for (StorageConfig config : storages.onThisNode()) {
            boolean isAskedFor = only.map(config.id()::equals).orElse(true)
                    && config.content().containsAll(contents)
                    && !(arguments.isSet(StorageEndpoints.ENABLED) && config.isDisabled());
            if (isAskedFor && visible.test(config.id())) {
                states.add(state(config, config.id().name()));
            }
        }
        return states;
    }

    private static List<ContentType> contents(Optional<String> words) {
        try {
            return words.map(ContentType::parseList).map(List::copyOf).orElse(List.of());
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("content", String.valueOf(e.getMessage()));
        }
    }

    /** {@link StorageEndpoints#STATUS}: how one stands. */
    public StorageState status(Arguments arguments) {
        return state(storages.config(arguments.require(PathParameters.STORAGE)), null);
    }

    private StorageState state(StorageConfig config, @Nullable String name) {
        StorageUse use = use(config);
        return new StorageState(
                name,
                config.type(),
                String.join(
                        ",", config.content().stream().map(ContentType::word).toList()),
                use.active(),
                !config.isDisabled(),
                config.isShared(),
                use.total(),
                use.used(),
                use.available(),
                name == null ? null : use.usedFraction());
    }

    /** A storage that cannot be made ready is listed as not active: it must not hide the others. */
    private StorageUse use(StorageConfig config) {
        if (config.isDisabled()) {
            return StorageUse.INACTIVE;
        }
        try {
            return storages.use(config.id()).status();
        } catch (ApiException e) {
            return StorageUse.INACTIVE;
        }
    }

    /** {@link StorageEndpoints#LIST_CONTENT}: volumes on a storage. */
    public List<VolumeEntry> content(Arguments arguments) {
        Storage storage = storages.use(arguments.require(PathParameters.STORAGE));
        List<ContentType> contents = contents(arguments.get(StorageEndpoints.CONTENT));
        VolumeFilter filter = contents.isEmpty() ? VolumeFilter.ALL : VolumeFilter.ALL.only(contents.get(0));
        return storage.list(
                arguments.get(StorageEndpoints.OWNER).map(filter::of).orElse(filter));
    }

    /** {@link StorageEndpoints#ALLOCATE}: makes a disk and answers with its volume id. */
    public VolumeId allocate(Arguments arguments) {
        Storage storage = storages.use(arguments.require(PathParameters.STORAGE));
        NewVolume wanted = new NewVolume(
                arguments.require(PathParameters.VMID),
                arguments.get(StorageEndpoints.FORMAT).map(ImageFormat::parse),
                size(arguments.require(StorageEndpoints.SIZE)),
                Optional.of(arguments.require(StorageEndpoints.FILENAME)));
        List<Path> claimed = new ArrayList<>();
        try {
            return storage.allocate(wanted, volume -> {
                Path file = storage.path(volume);
                journal.begins(file);
                claimed.add(file);
            });
        } finally {
            // Made or undone: a later disk of that name must not be swept.
            claimed.forEach(journal::ends);
        }
    }

    /** Digits alone count KiB. */
    private static ByteSize size(String text) {
        try {
            return ByteSize.parse(text.matches("\\d+") ? text + "K" : text);
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("size", String.valueOf(e.getMessage()));
        }
    }

    /** {@link StorageEndpoints#READ_VOLUME}: one volume. */
    public VolumeDetails readVolume(Arguments arguments) {
        VolumeId volume = volume(arguments);
        return storages.holding(volume).inspect(volume);
    }

    /** The volume that a call is about: given as an id, or as a name on the storage in the path. */
    public VolumeId volume(Arguments arguments) {
        StorageId storage = arguments.require(PathParameters.STORAGE);
        String text = arguments.require(StorageEndpoints.VOLUME);
        VolumeId volume;
        try {
            volume = text.indexOf(':') < 0 ? new VolumeId(storage, text) : VolumeId.parse(text);
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("volume", String.valueOf(e.getMessage()));
        }
        if (!volume.storage().equals(storage)) {
            throw ApiException.badParameter("volume", volume + " is not on the storage '" + storage + "' of the path");
        }
        return volume;
    }

    /** {@link ContentEndpoints#UPDATE_VOLUME}: notes and protection. */
    public VolumeId updateVolume(Arguments arguments) {
        VolumeId volume = volume(arguments);
        storages.holding(volume)
                .annotate(
                        volume,
                        new Annotation(
                                arguments.get(ContentEndpoints.NOTES), arguments.get(ContentEndpoints.PROTECTED)));
        return volume;
    }

    /** {@link StorageEndpoints#DELETE_VOLUME}: the work of the task {@code imgdel}; refused at once if it is not possible. */
    public DeleteVolume.Job delete(Arguments arguments) {
        return deletion.prepare(volume(arguments));
    }

    /** {@link StorageEndpoints#UPLOAD}: takes the file; its commit is the work of the task {@code imgcopy}. */
    public ReceivedUpload upload(Arguments path, UploadRequest request) {
        return receiver.receive(request, storages.use(path.require(PathParameters.STORAGE)));
    }
}
