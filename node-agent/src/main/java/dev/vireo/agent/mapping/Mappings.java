// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.mapping;

import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.mapping.Mapping;
import dev.vireo.model.mapping.MappingFile;
import dev.vireo.model.mapping.MappingKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The mappings of the cluster. Their files are read anew each time, so that a change holds at once. */
public final class Mappings {
    private final ClusterStore store;
    private final NodeName node;

    /**
     * @param store where the files are
     * @param node this node
     */
    public Mappings(ClusterStore store, NodeName node) {
        this.store = store;
        this.node = node;
    }

    /** This node. */
    public NodeName node() {
        return node;
    }

    /** All of a kind, in the file's order. */
    public List<Mapping> all(MappingKind kind) {
        return MappingFile.parse(store.textOf(kind.file())).mappings();
    }

    /** The mapping of that name, if there is one. */
    public Optional<Mapping> find(MappingKind kind, MappingId id) {
        return MappingFile.parse(store.textOf(kind.file())).find(id);
    }

    /**
     * The mapping of that name.
     *
     * @throws ApiException if there is none
     */
    public Mapping require(MappingKind kind, MappingId id) {
        return find(kind, id).orElseThrow(() -> missing(kind, id));
    }

    static ApiException missing(MappingKind kind, MappingId id) {
        return ApiException.failed("there is no " + kind.label() + " mapping '" + id + "'");
    }

    /** Tells one state of a kind's file from another: SHA-1, 40 hexadecimal digits. */
    public String digest(MappingKind kind) {
        return digest(store.textOf(kind.file()));
    }

    private static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /**
     * Changes the mappings of a kind.
     *
     * @param expected what {@link #digest} was when the caller read them, if the caller cares
     * @param change makes the new file of the present one; asked anew when somebody else was faster
     * @throws ApiException if the file is another one
     */
    void edit(MappingKind kind, Optional<String> expected, UnaryOperator<MappingFile> change) {
        store.update(kind.file(), text -> {
            if (expected.isPresent() && !expected.get().equalsIgnoreCase(digest(text))) {
                throw ApiException.failed("detected modified configuration - file changed by other user? Try again.");
            }
            return change.apply(MappingFile.parse(text)).print();
        });
    }
}
