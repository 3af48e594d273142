// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest;

import dev.vireo.agent.cluster.Change;
import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.agent.cluster.CommitException;
import dev.vireo.agent.cluster.StoredFile;
import dev.vireo.agent.task.Undo;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.GuestConfig;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configuration files of the guests of one kind on this node. */
public final class GuestStore {
    private static final Pattern ANY_GUEST = Pattern.compile("nodes/[^/]+/(?:qemu-server|lxc)/([0-9]+)\\.conf");

    private final ClusterStore store;
    private final GuestKind kind;
    private final String directory;
    private final Map<String, Guest> parsed = new ConcurrentHashMap<>();

    /**
     * The virtual machines of a node.
     *
     * @param node whose guests these are
     */
    public GuestStore(ClusterStore store, NodeName node) {
        this(store, node, GuestKind.VM);
    }

    /** The guests of that kind of a node. */
    public GuestStore(ClusterStore store, NodeName node, GuestKind kind) {
        this.kind = kind;
        this.store = store;
        this.directory = "nodes/" + node + "/" + kind.folder() + "/";
    }

    /** Where the file of a guest lies. */
    public String pathOf(Vmid vmid) {
        return directory + vmid + ".conf";
    }

    /** The guest of that number. */
    public Optional<Guest> find(Vmid vmid) {
        return store.read(pathOf(vmid)).map(file -> parse(vmid, file));
    }

    /** The guest of that number, or the error that clients know. */
    public Guest require(Vmid vmid) {
        return find(vmid)
                .orElseThrow(() -> ApiException.failed("Configuration file '" + pathOf(vmid) + "' does not exist"));
    }

    /** All guests of this node. */
    public List<Guest> all() {
        return store.list(directory).stream()
                .map(file -> parse(vmidOf(file.path()), file))
                .toList();
    }

    private static Vmid vmidOf(String path) {
        Matcher matcher = ANY_GUEST.matcher(path);
        if (!matcher.matches()) {
            throw new NoSuchElementException("not a guest's file: " + path);
        }
        return Vmid.parse(matcher.group(1));
    }

    private Guest parse(Vmid vmid, StoredFile file) {
        Guest known = parsed.get(file.path());
        if (known != null && known.file().equals(file)) {
            return known;
        }
        Guest guest = new Guest(vmid, GuestConfig.parse(file.text()), file);
        parsed.put(file.path(), guest);
        return guest;
    }

    /** Whether a guest of any kind on any node has that number. */
    public boolean isTaken(Vmid vmid) {
        String end = "/" + vmid + ".conf";
        return store.list("nodes/").stream()
                .anyMatch(file -> file.path().endsWith(end)
                        && ANY_GUEST.matcher(file.path()).matches());
    }

    /** The lowest number that no guest has. */
    public Vmid nextFree() {
        List<Integer> taken = store.list("nodes/").stream()
                .map(file -> ANY_GUEST.matcher(file.path()))
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .sorted()
                .toList();
        int next = Vmid.MINIMUM;
        for (int number : taken) {
            if (number == next) {
                next++;
            }
        }
        return new Vmid(next);
    }

    /** Makes the file of a new guest; refused if the number is taken. */
    public void create(Vmid vmid, GuestConfig config) {
        store.commit(Change.NONE.create(pathOf(vmid), print(config)));
    }

    /**
     * Makes the file of a guest that is still being made, so that nobody else gets its number.
     *
     * @param lock what the file says holds the guest
     * @param undo gives the number back if the guest is not made
     * @throws ApiException if the number is taken
     */
    public void reserve(Vmid vmid, String lock, Undo undo) {
        try {
            create(vmid, GuestConfig.of(Options.EMPTY.with(VmOptions.LOCK.name(), lock)));
        } catch (CommitException.Conflict e) {
            throw ApiException.failed("unable to create " + kind + " " + vmid + " - " + e.getMessage(), e);
        }
        undo.add("reserve VMID " + vmid, () -> delete(require(vmid)));
    }

    private String print(GuestConfig config) {
        return kind == GuestKind.CT ? config.printContainer() : config.print();
    }

    /** Writes what a guest's file is to say now; refused if somebody else wrote it since it was read. */
    public void replace(Guest read, GuestConfig config) {
        store.commit(Change.NONE.replace(read.file(), print(config)));
    }

    /** Writes the files of two guests, both or none; refused if somebody else wrote one since it was read. */
    public void replace(Guest one, GuestConfig oneConfig, Guest other, GuestConfig otherConfig) {
        store.commit(Change.NONE.replace(one.file(), print(oneConfig)).replace(other.file(), print(otherConfig)));
    }

    /** Removes a guest's file; refused if somebody else wrote it since it was read. */
    public void delete(Guest read) {
        store.commit(Change.NONE.delete(read.file()));
        parsed.remove(read.file().path());
    }
}
