// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.nio.file.Path;
import java.util.List;

/**
 * What the tour is to picture.
 *
 * @param folder where the pictures of screens go; those of what stands in front of them go to its folder {@code dialogs}
 * @param wanted names wanted, or with {@code *} at their ends beginnings of names; empty for all
 */
public record Request(Path folder, List<String> wanted) {
    private static final String ANY = "*";

    public Request {
        wanted = List.copyOf(wanted);
    }

    /** Whether that stop is to be pictured. */
    boolean wants(Stop stop) {
        return stop.frame() != Frame.NOTHING
                && (wanted.isEmpty() || wanted.stream().anyMatch(name -> fits(stop.name(), name)));
    }

    private static boolean fits(String name, String wanted) {
        return wanted.endsWith(ANY) ? name.startsWith(beginning(wanted)) : name.equals(wanted);
    }

    private static String beginning(String wanted) {
        return wanted.replace(ANY, "");
    }

    /** Whether that very stop is asked for, and not only all of them. */
    boolean names(String stop) {
        return wanted.contains(stop);
    }

    /** Whether one has to go there: to picture it, or what may lie behind it. */
    boolean leadsThrough(Stop stop) {
        return wants(stop)
                || wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(name -> name.startsWith(stop.trail())
                                || (name.endsWith(ANY) && stop.trail().startsWith(beginning(name))));
    }

    /** Where a picture goes. */
    Path file(Stop stop, Look look) {
        String name = stop.name() + "-" + look.suffix() + ".png";
        return stop.isScreen()
                ? folder.resolve(name)
                : folder.resolve("dialogs").resolve(name);
    }
}
