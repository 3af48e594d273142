// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.MountSource;
import dev.vireo.agent.host.Mounts;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Device files of a container's own, with its own owners: those of the node stay as they are. They lie in memory, since
 * the agent's directory may be on a file system without devices.
 */
final class DeviceFiles {
    private final ContainerFiles files;
    private final Mounts mounts;
    private final ProgramRunner programs;

    DeviceFiles(ContainerFiles files, Mounts mounts, ProgramRunner programs) {
        this.files = files;
        this.mounts = mounts;
        this.programs = programs;
    }

    /** Makes the files of a container. */
    void make(Vmid vmid, List<PassedDevice> devices, long idShift) throws IOException, InterruptedException {
        if (devices.isEmpty()) {
            return;
        }
        Path directory = files.devices(vmid);
        Files.createDirectories(directory);
        mounts.attach(MountSource.memory().with(List.of("dev")), directory);
        for (PassedDevice device : devices) {
            copy(device, directory.resolve(device.key()), idShift);
        }
    }

    private void copy(PassedDevice device, Path file, long idShift) throws IOException, InterruptedException {
        Path real = requireDevice(device);
        programs.require(List.of("cp", "--archive", "--", real.toString(), file.toString()));
        String owner = (device.owner() + idShift) + ":" + (device.group() + idShift);
        programs.require(List.of("chown", owner, "--", file.toString()));
        programs.require(List.of("chmod", device.mode(), "--", file.toString()));
    }

    private static Path requireDevice(PassedDevice device) throws IOException {
        if (Files.exists(device.path())) {
            Path real = device.path().toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            if (attributes.isOther() && real.startsWith("/dev")) {
                return real;
            }
        }
        throw ApiException.failed(device.key() + ": '" + device.path()
                + "' is no device of this node; plug it in, or take " + device.key() + " out of the configuration");
    }
}
