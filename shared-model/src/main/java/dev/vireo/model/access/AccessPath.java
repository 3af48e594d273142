// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.access;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an access list entry applies to: {@code /}, {@code /vms/100}, {@code /storage/local}, … */
public record AccessPath(String text) {
    private static final Pattern FORM = Pattern.compile("/|(/[A-Za-z0-9._-]{1,100}){1,6}");

    /** Everything. */
    public static final AccessPath ROOT = new AccessPath("/");

    public AccessPath {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException("an access path looks like /vms/100 - got " + quote(text));
        }
    }

    /** The path of that guest. */
    public static AccessPath guest(Object vmid) {
        return new AccessPath("/vms/" + vmid);
    }

    /** The path of that storage. */
    public static AccessPath storage(Object storage) {
        return new AccessPath("/storage/" + storage);
    }

    /** The path of that node. */
    public static AccessPath node(Object node) {
        return new AccessPath("/nodes/" + node);
    }

    /** The path from {@code /} down to itself. */
    public List<String> levels() {
        List<String> levels = new ArrayList<>(List.of("/"));
        for (int slash = text.indexOf('/', 1); slash > 0; slash = text.indexOf('/', slash + 1)) {
            levels.add(text.substring(0, slash));
        }
        if (!text.equals("/")) {
            levels.add(text);
        }
        return levels;
    }

    @Override
    public String toString() {
        return text;
    }
}
