// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.clone;

import dev.vireo.agent.guest.qemu.disk.DriveNodes;
import dev.vireo.agent.guest.qemu.process.QmpJobs;
import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.agent.storage.Storages;
import dev.vireo.agent.storage.image.ImageFormat;
import dev.vireo.agent.task.TaskContext;
import dev.vireo.model.id.VolumeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has QEMU copy all disks of a running machine as they are at one moment, as after a power cut. */
final class LiveCopy {
    private static final String PREFIX = "vireo-clone-";

    private final Storages storages;
    private final RunningVm vm;
    private final QmpJobs jobs;

    LiveCopy(Storages storages, RunningVm vm) {
        this.storages = storages;
        this.vm = vm;
        this.jobs = new QmpJobs(vm);
    }

    /**
     * Copies.
     *
     * @param targets empty disks of the same sizes, by the key of the disk that each is a copy of
     * @param limit most bytes a second of each disk; 0 for no limit
     */
    void run(Map<String, VolumeId> targets, long limit, TaskContext task) throws IOException {
        try {
            for (Map.Entry<String, VolumeId> target : targets.entrySet()) {
                attach(target.getKey(), target.getValue());
            }
            task.step("clone.backup");
            Set<String> names = begin(targets.keySet(), limit);
            try {
                jobs.await(names, share -> {
                    task.progress(share);
                    task.checkCancelled();
                });
            } finally {
                end(names);
            }
            task.step("clone.backed-up");
        } finally {
            detachAll();
        }
    }

    private void attach(String key, VolumeId volume) throws IOException {
        Map<String, Object> file =
                Map.of("driver", "file", "filename", storages.path(volume).toString());
        String format = ImageFormat.ofFileName(volume.name()).orElseThrow().word();
        jobs.call(
                "blockdev-add", Map.of("driver", format, "node-name", PREFIX + key, "discard", "unmap", "file", file));
    }

    private Set<String> begin(Set<String> keys, long limit) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        List<Map<String, Object>> actions = new ArrayList<>();
        DriveNodes drives = new DriveNodes(vm);
        for (String key : keys) {
            String name = QmpJobs.newName();
            names.add(name);
            Map<String, Object> backup = new LinkedHashMap<>();
            backup.put("job-id", name);
            backup.put("device", drives.ofDisk(key));
            backup.put("target", PREFIX + key);
            backup.put("sync", "full");
            backup.put("speed", limit);
            backup.put("auto-dismiss", false);
            actions.add(Map.of("type", "blockdev-backup", "data", backup));
        }
        if (!actions.isEmpty()) {
            jobs.call("transaction", Map.of("actions", actions));
        }
        return names;
    }

    private void end(Set<String> names) throws IOException {
        if (!names.isEmpty() && !vm.hasEnded()) {
            jobs.settle();
        }
    }

    /** Takes the copies out of QEMU, also those that a stopped agent left. */
    void detachAll() throws IOException {
        if (vm.hasEnded()) {
            return;
        }
        List<String> nodes = new ArrayList<>();
        jobs.call("query-named-block-nodes", Map.of("flat", true))
                .forEach(node -> nodes.add(node.path("node-name").asText()));
        for (String node : nodes) {
            if (node.startsWith(PREFIX)) {
                jobs.call("blockdev-del", Map.of("node-name", node));
            }
        }
    }

    /** Ends what a stopped agent left. */
    void settle() throws IOException {
        jobs.settle();
        detachAll();
    }
}
