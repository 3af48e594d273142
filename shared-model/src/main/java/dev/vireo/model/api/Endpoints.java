// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import java.util.List;
import java.util.stream.Stream;

/** Every endpoint of every table. */
public final class Endpoints {
    /** All of them, by table. */
    public static final List<Endpoint<?>> ALL = Stream.of(
                    ClusterEndpoints.ALL,
                    AccessEndpoints.ALL,
                    NodeEndpoints.ALL,
                    LoadEndpoints.ALL,
                    TaskEndpoints.ALL,
                    StorageEndpoints.ALL,
                    StorageAdminEndpoints.ALL,
                    ContentEndpoints.ALL,
                    UploadEndpoints.ALL,
                    GuestEndpoints.ALL,
                    ConsoleEndpoints.ALL,
                    DiskEndpoints.ALL,
                    GuestAgentEndpoints.ALL,
                    PowerEndpoints.ALL,
                    CloudInitEndpoints.ALL,
                    HardwareEndpoints.ALL,
                    SnapshotEndpoints.ALL,
                    CloneEndpoints.ALL,
                    ImportEndpoints.ALL,
                    TemplateEndpoints.ALL,
                    ContainerEndpoints.ALL,
                    ContainerDiskEndpoints.ALL,
                    SystemEndpoints.ALL,
                    LogEndpoints.ALL,
                    ServiceEndpoints.ALL,
                    NodeDiskEndpoints.ALL,
                    UpdateEndpoints.ALL,
                    CertificateEndpoints.ALL,
                    NetworkEndpoints.ALL,
                    CheckEndpoints.ALL,
                    CommandLineEndpoints.ALL,
                    MappingEndpoints.ALL)
            .<Endpoint<?>>flatMap(List::stream)
            .toList();

    private Endpoints() {}
}
