// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.demo;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.api.NodeEndpoints;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.TaskEndpoints;
import dev.vireo.model.cluster.ClusterResource;
import dev.vireo.model.guest.GuestAnswers.PendingEntry;
import dev.vireo.model.guest.GuestAnswers.VmStatus;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Timeframe;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.node.NodeAnswers.Version;
import dev.vireo.model.node.NodeStatus;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.task.TaskEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers as a small datacenter would: three nodes, some guests, load with a gap in it. */
public final class PlausibleAgent implements AgentApi {
    private static final double GIB = 1L << 30;

    private final long now;
    private final Supplier<RfbTransport> screens;

    /**
     * An agent whose newest sample is of that time.
     *
     * @param now seconds since 1970
     * @param screens makes the far end of a screen
     */
    public PlausibleAgent(long now, Supplier<RfbTransport> screens) {
        this.now = now;
        this.screens = screens;
    }

    /** Everything there is. */
    public List<ClusterResource> resources() {
        List<ClusterResource> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            String node = "pve" + i;
            Usage usage = new Usage(
                    0.31 / i,
                    16.0,
                    (long) (38 * GIB / i),
                    (long) (64 * GIB),
                    (long) (21 * GIB),
                    (long) (120 * GIB),
                    3_600_000L,
                    null,
                    null,
                    null,
                    null);
            all.add(ClusterResource.node(node, i == 3 ? "offline" : "online", usage));
            all.add(ClusterResource.storage(
                    node,
                    "local",
                    "dir",
                    "iso,vztmpl,backup,images",
                    false,
                    "available",
                    Usage.ofDisk((long) (21 * GIB), (long) (120 * GIB))));
            all.add(ClusterResource.storage(
                    node,
                    "ceph-rbd",
                    "rbd",
                    "images,rootdir",
                    true,
                    "available",
                    Usage.ofDisk((long) (900 * GIB), (long) (4000 * GIB))));
        }
        all.add(guest(102, "web-frontend", "running"));
        all.add(guest(103, "db-primary", "running"));
        all.add(guest(104, "win-legacy", "stopped"));
        return all;
    }

    private static ClusterResource guest(int vmid, String name, String status) {
        boolean isRunning = status.equals("running");
        Usage usage = new Usage(
                isRunning ? 0.23 : 0.0,
                4.0,
                isRunning ? (long) (2.9 * GIB) : 0L,
                (long) (4 * GIB),
                0L,
                (long) (32 * GIB),
                isRunning ? 1_051_200L : 0L,
                1L,
                1L,
                1L,
                1L);
        return new ClusterResource(
                "qemu/" + vmid,
                "qemu",
                "pve1",
                status,
                vmid,
                name,
                false,
                "web;debian",
                null,
                null,
                null,
                null,
                null,
                usage);
    }

    @Override
    @SuppressWarnings("unchecked") // each endpoint gets the answer that its type says
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        return (R) answer(endpoint, arguments);
    }

    private Object answer(Endpoint<?> endpoint, Arguments arguments) {
        if (endpoint.equals(GuestEndpoints.METRICS)
                || endpoint.equals(NodeEndpoints.METRICS)
                || endpoint.equals(StorageEndpoints.METRICS)) {
            return metrics(Timeframe.parse(String.valueOf(arguments.options().raw("timeframe"))));
        } else if (endpoint.equals(ClusterEndpoints.VERSION)) {
            return new Version("9.2.3", "9.2", "vireo", "0.1.0", List.of(LoadEndpoints.CAPABILITY));
        } else if (LoadEndpoints.ALL.contains(endpoint)) {
            return PlausibleLoad.of(endpoint, arguments);
        } else if (endpoint.equals(GuestEndpoints.STATUS)) {
            return new VmStatus(
                    102,
                    "running",
                    "running",
                    "web-frontend",
                    4711L,
                    4.0,
                    "web",
                    null,
                    false,
                    true,
                    false,
                    null,
                    "pc-q35-7.2",
                    "7.2.13",
                    Map.of("managed", 1),
                    Usage.UNKNOWN);
        } else if (endpoint.equals(GuestEndpoints.READ_CONFIG)) {
            return Map.of(
                    "ostype",
                    "l26",
                    "agent",
                    "1",
                    "description",
                    "Front end of the shop. Owner: ops.\nRestart only after drain.");
        } else if (endpoint.equals(GuestEndpoints.READ_PENDING)) {
            return pending();
        } else if (endpoint.equals(StorageEndpoints.LIST)) {
            return storages();
        } else if (endpoint.equals(NodeEndpoints.LIST_INTERFACES)) {
            return List.of(new NetworkInterface("vmbr0", "bridge", true, null, "10.0.0.1/24", "eth0"));
        } else if (endpoint.equals(GuestEndpoints.VNC_PROXY)) {
            return new VncTicket("root@pam", "PVEVNC:1234", 5900, null, null, "secret");
        } else if (endpoint.equals(NodeEndpoints.STATUS)) {
            return nodeStatus();
        } else if (endpoint.equals(TaskEndpoints.LIST) || endpoint.equals(ClusterEndpoints.TASKS)) {
            return tasks();
        }
        throw new ApiException(ErrorKind.UNKNOWN_METHOD, "Method '" + endpoint + "' not implemented");
    }

    private static List<StorageState> storages() {
        long size = (long) (120 * GIB);
        return List.of(
                new StorageState("ceph-rbd", "rbd", "images,rootdir", true, true, true, size, 0L, size, 0.0),
                new StorageState("local", "dir", "iso,images,backup", true, true, false, size, 0L, size, 0.0));
    }

    private List<Map<String, Object>> metrics(Timeframe timeframe) {
        Random random = new Random(7);
        List<Map<String, Object>> points = new ArrayList<>();
        double cpu = 0.4;
        for (int i = 0; i < timeframe.points(); i++) {
            cpu = Math.max(0.02, Math.min(0.95, cpu + (random.nextDouble() - 0.5) * 0.12));
            Map<String, Object> point = new HashMap<>();
            point.put("time", now - timeframe.step().toSeconds() * (timeframe.points() - 1 - i));
            boolean isGap = i > timeframe.points() / 2 && i < timeframe.points() * 3 / 5;
            if (!isGap) {
                put(point, cpu);
            }
            points.add(point);
        }
        return points;
    }

    private static void put(Map<String, Object> point, double cpu) {
        point.put("cpu", cpu);
        point.put("iowait", cpu / 9);
        point.put("loadavg", cpu * 6);
        point.put("mem", (0.4 + cpu / 2) * 4 * GIB);
        point.put("maxmem", 4 * GIB);
        point.put("memused", (0.4 + cpu / 2) * 62.7 * GIB);
        point.put("memtotal", 62.7 * GIB);
        point.put("netin", cpu * 9e6);
        point.put("netout", cpu * cpu * 8e6);
        point.put("diskread", cpu * 60e6);
        point.put("diskwrite", (1 - cpu) * 20e6);
        point.put("used", (20 + cpu) * GIB);
        point.put("total", 120 * GIB);
    }

    private static List<PendingEntry> pending() {
        return List.of(
                new PendingEntry("memory", 4096, 8192, null),
                new PendingEntry("balloon", 2048, null, null),
                new PendingEntry("cores", 4, null, null),
                new PendingEntry("cpu", "x86-64-v2-AES", null, null),
                new PendingEntry("bios", "seabios", "ovmf", null),
                new PendingEntry("scsihw", "virtio-scsi-single", null, null),
                new PendingEntry("ide2", "local:iso/debian-12.9-amd64-netinst.iso,media=cdrom,size=632M", null, null),
                new PendingEntry("scsi0", "ceph-rbd:vm-102-disk-0,size=32G,discard=on,iothread=1", null, null),
                new PendingEntry("net0", "virtio=BC:24:11:8A:0F:31,bridge=vmbr0", null, null),
                new PendingEntry("net1", "e1000=BC:24:11:8A:0F:32,bridge=vmbr1,tag=20", null, 1),
                new PendingEntry("unused0", "local:102/win7.qcow2", null, null),
                new PendingEntry("boot", "order=scsi0;ide2;net0", null, null),
                new PendingEntry("name", "web-frontend", null, null),
                new PendingEntry("onboot", 1, null, null),
                new PendingEntry("agent", "1", null, null),
                new PendingEntry("ostype", "l26", null, null));
    }

    private static NodeStatus nodeStatus() {
        return new NodeStatus(
                3_600_000L,
                List.of("2.10", "1.84", "1.52"),
                0.31,
                0.004,
                null,
                "pve-manager/9.2/vireo-0.1.0",
                null,
                new NodeStatus.Kernel("Linux", "6.1.0-28-amd64", "#1 SMP", "x86_64"),
                new NodeStatus.BootInfo("efi", true),
                new NodeStatus.CpuInfo("AMD EPYC 7302P", 16, 8, 1, "3000", "", "1", 100),
                null,
                new NodeStatus.Memory((long) (8 * GIB), (long) GIB, (long) (7 * GIB), null),
                new NodeStatus.Ksm(0),
                null,
                null);
    }

    private List<TaskEntry> tasks() {
        return List.of(
                task("qmstart", 40, "OK"),
                task("vzdump", 300, null),
                task("qmcreate", 4000, "no space left on storage 'local': 0 of 20 GiB free"));
    }

    private TaskEntry task(String type, long ago, @Nullable String status) {
        String upid = String.format("UPID:pve1:00000%03X:00000001:%08X:%s:102:root@pam:", ago % 4096, now - ago, type);
        Long end = status == null ? null : now - ago + 3;
        return new TaskEntry(upid, "pve1", 1, 1, now - ago, end, type, "102", "root@pam", status, null);
    }

    @Override
    public String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress) {
        throw ApiException.failed("nothing is taken here");
    }

    @Override
    public RfbTransport openScreen(NodeName node, Vmid vmid, VncTicket ticket) {
        return screens.get();
    }

    @Override
    public UserId user() {
        return UserId.parse("root@pam");
    }
}
