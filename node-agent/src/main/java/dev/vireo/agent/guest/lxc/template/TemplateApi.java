// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import dev.vireo.agent.guest.lxc.setup.GuestSystem;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.archive.ArchiveLook;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.TemplateEndpoints;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.VolumeId;
import dev.vireo.model.storage.TemplateContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Answers about templates. */
public final class TemplateApi {
    private final TemplateArchives archives;
    private final TemplateLooks looks;

    /** @param clock measures how long reading takes */
    public TemplateApi(Storages storages, InstantSource clock) {
        this.archives = new TemplateArchives(storages);
        this.looks = new TemplateLooks(clock);
    }

    /** Binds the endpoints. */
    public void bind(Routes routes) {
        routes.on(TemplateEndpoints.LOOK, this::contents);
    }

    private TemplateContents contents(Call call) throws InterruptedException {
        Path archive = archive(call);
        try {
            ArchiveLook.Contents found = looks.look(archive);
            Optional<GuestSystem> system = found.release().map(GuestSystem::parse);
            return new TemplateContents(
                    system.map(GuestSystem::kind).orElse(CtSystemOptions.UNMANAGED),
                    system.map(GuestSystem::name)
                            .filter(name -> !name.isEmpty())
                            .orElse(null),
                    system.map(GuestSystem::version)
                            .filter(version -> !version.isEmpty())
                            .orElse(null),
                    found.architecture().orElse(null),
                    found.entries(),
                    found.bytes(),
                    Files.size(archive));
        } catch (IOException e) {
            throw ApiException.badParameter("volume", "no container can be made of it: " + e.getMessage());
        }
    }

    private Path archive(Call call) {
        StorageId storage = call.arguments().require(PathParameters.STORAGE);
        String text = call.arguments().require(StorageEndpoints.VOLUME);
        try {
            VolumeId volume = text.indexOf(':') < 0 ? new VolumeId(storage, text) : VolumeId.parse(text);
            if (!volume.storage().equals(storage)) {
                throw new InvalidValueException(volume + " is not on the storage '" + storage + "' of the path");
            }
            return archives.require("volume", volume);
        } catch (InvalidValueException e) {
            throw ApiException.badParameter("volume", String.valueOf(e.getMessage()));
        }
    }
}
