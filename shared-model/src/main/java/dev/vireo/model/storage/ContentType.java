// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import static dev.vireo.model.InvalidValueException.quote;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What a storage can hold. */
public enum ContentType {
    /** Disks of virtual machines. */
    IMAGES,
    /** Root file systems of containers. */
    ROOTDIR,
    /** Templates of containers. */
    VZTMPL,
    /** CD images. */
    ISO,
    /** Backups. */
    BACKUP,
    /** Hook scripts and cloud-init files. */
    SNIPPETS,
    /** Foreign disk images to be imported. */
    IMPORT;

    /** Reads the API's word. */
    public static ContentType parse(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("content is one of images, rootdir, vztmpl, iso, backup,"
                        + " snippets, import - got " + quote(word)));
    }

    /** Reads words separated by commas; {@code none} is no content. */
    public static Set<ContentType> parseList(String words) {
        Set<ContentType> types = new LinkedHashSet<>();
        for (String word : words.split("[,;\\s]+")) {
            if (!word.isEmpty() && !word.equals("none")) {
                types.add(parse(word));
            }
        }
        return types;
    }

    /** The API's word. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
