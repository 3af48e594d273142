// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.directory;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.agent.storage.VolumeName;
import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.storage.ContentType;
import dev.vireo.model.storage.StorageConfig;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where each kind of content lies.
 *
 * @param root folder of the storage, absolute
 * @param folders the sub folder of each kind of content
 */
record DirectoryLayout(Path root, Map<ContentType, Path> folders) {
    DirectoryLayout {
        folders = Map.copyOf(folders);
    }

    /** Reads {@code path} and {@code content-dirs}. */
    static DirectoryLayout of(StorageConfig config) {
        String path = config.get("path").orElseThrow(() -> new InvalidValueException("path is missing"));
        if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
            throw new InvalidValueException("path is absolute - got " + quote(path));
        }
        Map<ContentType, Path> folders = new EnumMap<>(ContentType.class);
        for (ContentType content : ContentType.values()) {
            folders.put(content, Path.of(usualFolder(content)));
        }
        config.get("content-dirs").ifPresent(written -> readOverrides(written, folders));
        return new DirectoryLayout(Path.of(path).normalize(), folders);
    }

    private static String usualFolder(ContentType content) {
        return switch (content) {
            case IMAGES, ROOTDIR -> "images";
            case ISO -> "template/iso";
            case VZTMPL -> "template/cache";
            case BACKUP -> "dump";
            case SNIPPETS -> "snippets";
            case IMPORT -> "import";
        };
    }

    private static void readOverrides(String written, Map<ContentType, Path> folders) {
        for (String override : written.split(",")) {
            int equals = override.indexOf('=');
            Path folder = Path.of(override.substring(equals + 1));
            boolean leadsOut = folder.isAbsolute() || folder.normalize().startsWith("..");
            if (equals < 0 || leadsOut || folder.toString().isEmpty()) {
                throw new InvalidValueException(
                        "content-dirs has the form iso=FOLDER,… with folders within the storage - got "
                                + quote(override));
            }
            folders.put(ContentType.parse(override.substring(0, equals).strip()), folder.normalize());
        }
    }

    /** The folder of a kind of content. */
    Path folder(ContentType content) {
        return root.resolve(folders.getOrDefault(content, Path.of("images")));
    }

    /** The folder of a guest's disks. */
    Path folder(Vmid owner) {
        return folder(ContentType.IMAGES).resolve(owner.toString());
    }

    /** Where a volume of that name lies or would lie. */
    Path path(VolumeName name) {
        Path folder = name instanceof VolumeName.Image image ? folder(image.vmid()) : folder(name.content());
        return folder.resolve(name.fileName());
    }
}
