// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.check;

import dev.vireo.agent.host.FileSystemUse;
import dev.vireo.model.node.Check;
import dev.vireo.model.node.CheckFinding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Whether the file systems of the node and of the agent have room. */
record SpaceCheck(Path state, Function<Path, FileSystemUse> use) implements HostCheck {
    private static final double FULL = 0.97;
    private static final double FILLING = 0.90;
    private static final long LITTLE = 1L << 30;

    @Override
    public String id() {
        return "space";
    }

    @Override
    public String title() {
        return "Room on disk";
    }

    @Override
    public Check run() {
        Path fullest = Path.of("/");
        for (Path each : List.of(Path.of("/"), present(state))) {
            fullest = share(each) > share(fullest) ? each : fullest;
        }
        FileSystemUse found = use.apply(fullest);
        String[] words = {gibibytes(found.available()), gibibytes(found.total()), fullest.toString()};
        if (share(fullest) >= FULL || found.available() < LITTLE) {
            return error(CheckFinding.SPACE_FULL, words);
        }
        return share(fullest) >= FILLING ? warning(CheckFinding.SPACE_FILLING, words) : ok(CheckFinding.SPACE, words);
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / (double) LITTLE);
    }

    private static Path present(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private double share(Path path) {
        FileSystemUse found = use.apply(path);
        return found.total() == 0 ? 0 : 1 - found.available() / (double) found.total();
    }
}
