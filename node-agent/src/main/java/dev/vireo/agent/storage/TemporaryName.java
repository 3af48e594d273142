// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How files are called that will get another name when they are whole: {@code .NAME.new-UUID.tmp}. They are no volumes. */
public final class TemporaryName {
    private static final String HEX = "[0-9a-f]";
    private static final Pattern FORM =
            Pattern.compile("\\.(.+)\\.(?:new|upload|old)-" + HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12}\\.tmp");
    /** A file name has at most 255 bytes; the rest of the temporary name takes 49. */
    private static final int LONGEST_BYTES = 200;

    private TemporaryName() {}

    /** A name beside {@code file}, never used before, for content that is being made. */
    public static Path whileNew(Path file) {
        return beside(file, "new");
    }

    /** A name beside {@code file}, never used before, for content that a client sends. */
    public static Path whileUploaded(Path file) {
        return beside(file, "upload");
    }

    /** A name beside {@code file}, never used before, for what is being removed. */
    public static Path whileRemoved(Path file) {
        return beside(file, "old");
    }

    private static Path beside(Path file, String why) {
        String name = "." + cut(fileName(file)) + "." + why + "-" + UUID.randomUUID() + ".tmp";
        return file.resolveSibling(name);
    }

    /** The path that a temporary file was to have in the end; empty if it is not the path of a temporary file. */
    public static Optional<Path> finalPath(Path temporary) {
        Matcher form = FORM.matcher(fileName(temporary));
        return form.matches() ? Optional.of(temporary.resolveSibling(form.group(1))) : Optional.empty();
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
