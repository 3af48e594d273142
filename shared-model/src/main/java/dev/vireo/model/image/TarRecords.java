// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.image;

import static dev.vireo.model.image.ImageRefusedException.require;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one entry of a tar archive says about the next, where the usual header has no room for it.
 *
 * @param name its name
 * @param size its bytes
 */
record TarRecords(Optional<String> name, Optional<Long> size) {
    static final TarRecords NONE = new TarRecords(Optional.empty(), Optional.empty());

    private static final Pattern RECORD = Pattern.compile("\\d+ ([^=\\n]+)=([^\\n]*)");

    /** A long name as GNU's tar writes it. */
    static TarRecords ofName(String text) {
        int end = text.indexOf('\0');
        return new TarRecords(Optional.of(end < 0 ? text : text.substring(0, end)), Optional.empty());
    }

    /** Lines such as {@code 22 path=disk.vmdk}; those that make links or holes are refused. */
    static TarRecords parse(String records) {
        TarRecords found = NONE;
        for (String line : records.split("\\n")) {
            Matcher record = RECORD.matcher(line);
            if (record.matches()) {
                found = found.with(record.group(1), record.group(2));
            }
        }
        return found;
    }

    private TarRecords with(String key, String value) {
        require(
                !key.equals("linkpath") && !key.startsWith("GNU.sparse"),
                "the OVA archive has a header '" + key + "', which plain files do not need");
        if (key.equals("size")) {
            require(value.matches("\\d{1,18}"), "the OVA archive is damaged: a size in it is no number");
            return new TarRecords(name, Optional.of(Long.parseLong(value)));
        }
        return key.equals("path") ? new TarRecords(Optional.of(value), size) : this;
    }
}
