// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.VolumeId;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the archives that containers are made of. */
public final class TemplateArchives {
    private final Storages storages;

    /** @param storages where archives lie */
    public TemplateArchives(Storages storages) {
        this.storages = storages;
    }

    /**
     * The file of a template.
     *
     * @param argument what the call named it by
     * @throws ApiException about that argument, if the volume is no template or is not there
     */
    public Path require(String argument, VolumeId volume) {
        try {
            if (!(VolumeName.parse(volume.name()) instanceof VolumeName.Template)) {
                throw new InvalidValueException(
                        "'" + volume + "' is no template; one such as local:vztmpl/NAME.tar.zst is needed");
            }
            Path archive = storages.path(volume);
            if (!Files.isRegularFile(archive)) {
                throw new InvalidValueException("volume '" + volume + "' does not exist");
            }
            return archive;
        } catch (InvalidValueException e) {
            throw ApiException.badParameter(argument, String.valueOf(e.getMessage()));
        } catch (ApiException e) {
            throw e.errors().isEmpty() ? ApiException.badParameter(argument, String.valueOf(e.getMessage())) : e;
        }
    }
}
