// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.api.PathParameters.STORAGE;
import static dev.vireo.model.api.PathParameters.VMID;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.choice;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.integer;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.ValueTypes;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeDetails;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.List;
import java.util.Map;

/** Storages, their content and uploads. */
public final class StorageEndpoints {
    /** Kinds of content. */
    public static final Option<String> CONTENT_LIST =
            optional("content", text("[a-z]+([,; ][a-z]+)*", "kinds of content such as iso,images"), "Only with this");
    /** A kind of content. */
    public static final Option<String> CONTENT =
            optional("content", text("[a-z]+", "a kind of content such as iso"), "Only this kind of content");
    /** Only storages that are switched on. */
    public static final Option<Boolean> ENABLED = optional("enabled", flag(), "Only storages that are switched on");
    /** A storage to look at. */
    public static final Option<StorageId> ONLY_STORAGE = optional("storage", ValueTypes.storage(), "Only this storage");
    /** Owner of volumes. */
    public static final Option<Vmid> OWNER = optional("vmid", ValueTypes.vmid(), "Only volumes of this guest");
    /** Name of a new volume. */
    public static final Option<String> FILENAME = required(
            "filename", text("[A-Za-z0-9][A-Za-z0-9._-]{0,254}", "a name such as vm-100-disk-0.qcow2"), "Name");
    /** Size of a new volume: KiB, or with M or G. */
    public static final Option<String> SIZE =
            required("size", text("\\d{1,15}[MG]?", "a number of KiB, or a number with M or G"), "Size");
    /** Image format of a new volume. */
    public static final Option<String> FORMAT =
            optional("format", choice("raw", "qcow2", "subvol", "vmdk"), "Image format");
    /** A volume: its id, or its name within the storage. */
    public static final Option<String> VOLUME =
            required("volume", text("[^\\p{C}]{1,600}", "a volume id such as local:iso/debian.iso"), "Volume");
    /** How long to wait for a removal. */
    public static final Option<Long> DELAY =
            optional("delay", integer(1, 30), "Seconds to wait for the end of the removal");
    /** Kind of an upload. */
    public static final Option<String> UPLOAD_CONTENT =
            required("content", choice("iso", "vztmpl", "import"), "Kind of content");
    /** Name of an upload. */
    public static final Option<String> UPLOAD_NAME =
            required("filename", text("[^/\\p{C}]{1,255}", "a file name of at most 255 characters", 255), "File name");
    /** Checksum that the upload must have. */
    public static final Option<String> CHECKSUM =
            optional("checksum", text("[0-9A-Fa-f]{32,128}", "hexadecimal digits"), "Checksum of the file");
    /** How the checksum is made. */
    public static final Option<String> CHECKSUM_ALGORITHM = optional(
            "checksum-algorithm", choice("md5", "sha1", "sha224", "sha256", "sha384", "sha512"), "Kind of checksum");
    /** Plugin. */
    public static final Option<String> TYPE = optional(
            "type",
            choice(
                    "btrfs",
                    "cephfs",
                    "cifs",
                    "dir",
                    "esxi",
                    "iscsi",
                    "iscsidirect",
                    "lvm",
                    "lvmthin",
                    "nfs",
                    "pbs",
                    "rbd",
                    "zfs",
                    "zfspool"),
            "Only storages of this type");

    private static final String BASE = "/nodes/{node}/storage/{storage}";
    private static final Permission SEES =
            Permission.on("/storage/{storage}", Privilege.DATASTORE_AUDIT, Privilege.DATASTORE_ALLOCATE_SPACE);

    /** Storages as configured. */
    public static final Endpoint<List<Map<String, Object>>> LIST_CONFIGURED =
            Endpoint.get("/storage", TYPE).allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.points());
    /** One storage as configured. */
    public static final Endpoint<Map<String, Object>> READ_CONFIGURED = Endpoint.get("/storage/{storage}", STORAGE)
            .allows(Permission.on("/storage/{storage}", Privilege.DATASTORE_ALLOCATE), Answer.fields());
    /** Storages of a node. */
    public static final Endpoint<List<StorageState>> LIST = Endpoint.get(
                    "/nodes/{node}/storage", NODE, CONTENT_LIST, ENABLED, ONLY_STORAGE)
            .allows(Permission.rule(ExtraRule.FILTERED_ANSWER), Answer.list(StorageState.class));
    /** How a storage stands. */
    public static final Endpoint<StorageState> STATUS =
            Endpoint.get(BASE + "/status", NODE, STORAGE).allows(SEES, Answer.one(StorageState.class));
    /** The storage's use over time. */
    public static final Endpoint<List<Map<String, Object>>> METRICS = Endpoint.get(
                    BASE + "/rrddata", NODE, STORAGE, NodeEndpoints.TIMEFRAME, NodeEndpoints.CONSOLIDATION)
            .allows(SEES, Answer.points());
    /** Volumes on a storage. */
    public static final Endpoint<List<VolumeEntry>> LIST_CONTENT =
            Endpoint.get(BASE + "/content", NODE, STORAGE, CONTENT, OWNER).allows(SEES, Answer.list(VolumeEntry.class));
    /** Makes a disk; the answer is its volume id. */
    public static final Endpoint<String> ALLOCATE = Endpoint.post(
                    BASE + "/content", NODE, STORAGE, VMID, FILENAME, SIZE, FORMAT)
            .allows(Permission.on("/storage/{storage}", Privilege.DATASTORE_ALLOCATE_SPACE), Answer.text());
    /** One volume. */
    public static final Endpoint<VolumeDetails> READ_VOLUME = Endpoint.get(
                    BASE + "/content/{volume}", NODE, STORAGE, VOLUME)
            .allows(Permission.rule(ExtraRule.READ_VOLUME), Answer.one(VolumeDetails.class));
    /** Removes a volume; the answer is the task. */
    public static final Endpoint<String> DELETE_VOLUME = Endpoint.delete(
                    BASE + "/content/{volume}", NODE, STORAGE, VOLUME, DELAY)
            .allows(Permission.rule(ExtraRule.DELETE_VOLUME), Answer.text());
    /** Takes a file as multipart form, the file's part last; the answer is the task. */
    public static final Endpoint<String> UPLOAD = Endpoint.post(
                    BASE + "/upload", NODE, STORAGE, UPLOAD_CONTENT, UPLOAD_NAME, CHECKSUM, CHECKSUM_ALGORITHM)
            .allows(Permission.on("/storage/{storage}", Privilege.DATASTORE_ALLOCATE_TEMPLATE), Answer.text());

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(
            LIST_CONFIGURED,
            READ_CONFIGURED,
            LIST,
            STATUS,
            METRICS,
            LIST_CONTENT,
            ALLOCATE,
            READ_VOLUME,
            DELETE_VOLUME,
            UPLOAD);

    private StorageEndpoints() {}
}
