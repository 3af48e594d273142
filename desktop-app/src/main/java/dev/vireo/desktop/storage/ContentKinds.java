// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.storage.TemplateName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of content: their names, and which files are which. */
final class ContentKinds {
    private ContentKinds() {}

    /** Name of a kind for people; a kind that this version does not know keeps its word. */
    static Sentence nameOf(String kind) {
        return switch (kind) {
            case "iso" -> Sentence.of("CD images");
            case "images" -> Sentence.of("Disks");
            case "rootdir" -> Sentence.of("Container disks");
            case "vztmpl" -> Sentence.of("Container templates");
            case "backup" -> Sentence.of("Backups");
            case "snippets" -> Sentence.of("Snippets");
            case "import" -> Sentence.of("Images to import");
            default -> Sentence.verbatim(kind);
        };
    }

    /** What a file to be uploaded is by its name, if the storage takes that. */
    static Optional<String> kindOf(String fileName, List<String> taken) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String kind = "";
        if (name.endsWith(".iso") || name.endsWith(".img")) {
            kind = "iso";
        } else if (TemplateName.isArchive(name)) {
            kind = "vztmpl";
        } else if (name.matches(".*\\.(ova|ovf|qcow2|raw|vmdk|vhdx|vhd|vdi)")) {
            kind = "import";
        }
        return Optional.of(kind).filter(taken::contains);
    }

    /** Whether files of any of these kinds can be uploaded. */
    static boolean takesUploads(List<String> kinds) {
        return kinds.contains("iso") || kinds.contains("vztmpl") || kinds.contains("import");
    }
}
