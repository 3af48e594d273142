// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.SnapshotConfigApi;
import dev.vireo.agent.guest.lxc.volume.ContainerDisks;
import dev.vireo.agent.guest.lxc.volume.ContainerVolumes;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SnapshotEndpoints;
import dev.vireo.model.guest.SnapshotAnswers.Feature;
import dev.vireo.model.id.VolumeId;
import java.util.List;

/**
 * Answers about snapshots of containers. No kind of storage that this version knows keeps snapshots of what containers can
 * use, so none is taken; those that a configuration from elsewhere names can be read.
 */
final class ContainerSnapshotApi {
    private final ContainerTools tools;

    ContainerSnapshotApi(ContainerTools tools) {
        this.tools = tools;
    }

    void bind(Routes routes) {
        SnapshotEndpoints.Methods methods = SnapshotEndpoints.CONTAINER;
        new SnapshotConfigApi(
                        tools.guests(),
                        tools.locks(),
                        vmid -> tools.runtime().find(vmid).isPresent(),
                        ContainerApi.SHOWN,
                        false)
                .bind(routes, methods);
        routes.on(methods.take(), this::refuse)
                .on(methods.rollBack(), this::refuseOne)
                .on(methods.remove(), this::refuseOne)
                .on(methods.feature(), this::feature);
    }

    private Guest guest(Call call) {
        return tools.guests().require(call.require(PathParameters.VMID));
    }

    private String refuse(Call call) {
        Guest guest = guest(call);
        VolumeId first = ContainerDisks.attached(guest.options()).values().stream()
                .findFirst()
                .orElse(null);
        String what = first == null ? "its root" : "'" + first + "' on storage '" + first.storage() + "'";
        throw ApiException.failed("CT " + guest.vmid() + " can't have snapshots: " + what
                + " is an image or directory without any; clone the container instead");
    }

    private String refuseOne(Call call) {
        SnapshotConfigApi.require(guest(call).config(), call.require(SnapshotEndpoints.SNAPSHOT));
        return refuse(call);
    }

    private Feature feature(Call call) {
        boolean isCopied = call.require(SnapshotEndpoints.FEATURE).equals("copy");
        boolean has = isCopied
                && ContainerDisks.of(guest(call).options()).values().stream()
                        .allMatch(disk -> disk.volume()
                                .filter(volume -> ContainerVolumes.formatOf(volume) == ImageFormat.RAW)
                                .isPresent());
        String node = call.require(PathParameters.NODE).name();
        return new Feature(has ? 1 : 0, has ? List.of(node) : List.of());
    }
}
