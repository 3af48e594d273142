// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A snapshot with those taken after it, the oldest first.
 *
 * @param snapshot the snapshot
 * @param children what was taken after it
 */
public record SnapshotNode(Snapshot snapshot, List<SnapshotNode> children) {
    private static final Comparator<Snapshot> OLDEST_FIRST = Comparator.comparing(Snapshot::isNow)
            .thenComparing(snapshot ->
                    snapshot.taken().map(when -> when.getEpochSecond()).orElse(0L))
            .thenComparing(Snapshot::name);

    public SnapshotNode {
        children = List.copyOf(children);
    }

    /**
     * The trees that snapshots make. One whose parent is not there begins a tree, and so does one of a circle, which only a
     * damaged configuration has: every snapshot is in the answer once.
     */
    static List<SnapshotNode> trees(List<Snapshot> snapshots) {
        List<Snapshot> sorted = snapshots.stream().sorted(OLDEST_FIRST).toList();
        Set<String> names = new HashSet<>(sorted.stream().map(Snapshot::name).toList());
        Set<String> placed = new HashSet<>();
        List<SnapshotNode> trees = new ArrayList<>();
        sorted.stream()
                .filter(snapshot -> !names.contains(snapshot.parent()))
                .forEach(root -> trees.add(grow(root, sorted, placed)));
        for (Snapshot left : sorted) {
            if (!placed.contains(left.name())) {
                trees.add(grow(left, sorted, placed));
            }
        }
        return trees;
    }

    private static SnapshotNode grow(Snapshot snapshot, List<Snapshot> all, Set<String> placed) {
        placed.add(snapshot.name());
        List<SnapshotNode> children = new ArrayList<>();
        for (Snapshot child : all) {
            if (child.parent().equals(snapshot.name()) && !placed.contains(child.name())) {
                children.add(grow(child, all, placed));
            }
        }
        return new SnapshotNode(snapshot, children);
    }
}
