// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container template's file is called: a tar archive whose ending tells how it is packed. */
public final class TemplateName {
    /** How most people call them, which tells what is inside. */
    public static final String EXAMPLE = "debian-12-standard_12.7-1_amd64.tar.zst";

    private static final int LONGEST_BYTES = 255;
    private static final Map<String, String> SHORT_ENDINGS =
            Map.of(".tgz", ".tar.gz", ".txz", ".tar.xz", ".tzst", ".tar.zst", ".tbz2", ".tar.bz2", ".tbz", ".tar.bz2");
    private static final Pattern ENDING =
            Pattern.compile("(.*)(\\.tar(?:\\.(?:gz|xz|zst|bz2))?|\\.t(?:gz|xz|zst|bz2?))", Pattern.CASE_INSENSITIVE);
    private static final Pattern RIGHT =
            Pattern.compile("[^.\\-\\s/\\\\,\\p{C}][^/\\\\,\\p{C}]*\\.tar(?:\\.(?:gz|xz|zst|bz2))?");

    private TemplateName() {}

    /** Whether a file looks like an archive of that kind, whatever else is wrong with its name. */
    public static boolean isArchive(String fileName) {
        return ENDING.matcher(fileName.strip()).matches();
    }

    /** Whether a template can be called so. */
    public static boolean isRight(String fileName) {
        return RIGHT.matcher(fileName).matches() && fileName.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    }

    /** The name that an archive should have instead of its own; empty if it has a right one or is no archive. */
    public static Optional<String> better(String fileName) {
        Matcher parts = ENDING.matcher(fileName.strip());
        if (isRight(fileName) || !parts.matches()) {
            return Optional.empty();
        }
        String ending = parts.group(2).toLowerCase(Locale.ROOT);
        String base = parts.group(1).replaceAll("[\\s/\\\\,\\p{C}]+", "-").replaceAll("^[.\\-]+|-+$", "");
        String better = (base.isEmpty() ? "template" : base) + SHORT_ENDINGS.getOrDefault(ending, ending);
        return isRight(better) ? Optional.of(better) : Optional.empty();
    }
}
