// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.network.config;

import dev.vireo.agent.host.SystemFile;
import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of the network that is under way, in a directory of its own: everything that is needed to go back, also when
 * nobody but a shell is left.
 *
 * @param directory the directory
 */
record NetworkChange(Path directory) {
    private static final String SCRIPT = "switch-network.sh";
    private static final String UNCONFIRMED = "unconfirmed";
    private static final String BUILDING = ".building";

    /**
     * What is to be written down.
     *
     * @param down interfaces to take down, those that stand on others first
     * @param upOld interfaces to bring up for the old setup, those that others stand on first
     * @param upNew the same for the new setup
     * @param ports lines {@code BRIDGE PORT} of guests that are plugged in
     * @param deadline when the node goes back
     */
    record Plan(
            FileSet before,
            FileSet after,
            List<String> down,
            List<String> upOld,
            List<String> upNew,
            List<String> ports,
            Instant deadline) {}

    /** Writes it down; it is there as a whole or not at all. */
    void write(NetworkPlace place, Plan plan) throws IOException {
        Path building = beside(BUILDING);
        NetworkPlace.deleteTree(building);
        NetworkPlace.writeTree(plan.before, building.resolve("old"));
        NetworkPlace.writeTree(plan.after, building.resolve("new"));
        try (InputStream script = NetworkChange.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IOException("the program lacks its resource " + SCRIPT);
            }
            write(building, SCRIPT, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        write(building, "system", place.system().word() + "\n");
        write(building, "target", place.target() + "\n");
        write(building, "down", lines(plan.down));
        write(building, "up-old", lines(plan.upOld));
        write(building, "up-new", lines(plan.upNew));
        write(building, "ports", lines(plan.ports));
        write(building, "deadline", plan.deadline.getEpochSecond() + "\n");
        write(building, UNCONFIRMED, "");
        Files.move(building, directory, StandardCopyOption.ATOMIC_MOVE);
        SystemFile.syncFolderOf(directory);
    }

    /** On the disk when it returns: after a power cut the way back must not be empty files. */
    private static void write(Path folder, String name, String text) throws IOException {
        new SystemFile(folder.resolve(name)).replace(text);
    }

    private static String lines(List<String> all) {
        return all.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    boolean isUnconfirmed() {
        return Files.exists(directory.resolve(UNCONFIRMED));
    }

    boolean isConfirmed() {
        return Files.exists(directory.resolve("confirmed"));
    }

    boolean isTakenBack() {
        return Files.exists(directory.resolve("done"));
    }

    /** Whether it has come to an end, one way or the other, and only its directory is left. */
    boolean isOver() {
        return isConfirmed() || isTakenBack();
    }

    /** Keeps the new setup: who renames the file first has decided. */
    void confirm() throws IOException {
        try {
            Files.move(directory.resolve(UNCONFIRMED), directory.resolve("confirmed"), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw ApiException.failed(
                    "no change of the network waits to be confirmed: it was taken back already, or never applied", e);
        }
    }

    /** When the node goes back. */
    Optional<Instant> deadline() throws IOException {
        return isUnconfirmed()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(
                        Files.readString(directory.resolve("deadline")).strip())))
                : Optional.empty();
    }

    List<String> forward() {
        return List.of("sh", directory.resolve(SCRIPT).toString(), directory.toString(), "forward");
    }

    List<String> back(long seconds) {
        return List.of(
                "sh", directory.resolve(SCRIPT).toString(), directory.toString(), "back", Long.toString(seconds));
    }

    /** Forgets it, at once as a whole: what dies amid this leaves no half of a way back. */
    void delete() throws IOException {
        Path over = beside(".over");
        NetworkPlace.deleteTree(over);
        NetworkPlace.deleteTree(beside(BUILDING));
        if (exists()) {
            Files.move(directory, over, StandardCopyOption.ATOMIC_MOVE);
            SystemFile.syncFolderOf(directory);
            NetworkPlace.deleteTree(over);
        }
    }

    private Path beside(String ending) {
        return directory.resolveSibling(directory.getFileName() + ending);
    }
}
