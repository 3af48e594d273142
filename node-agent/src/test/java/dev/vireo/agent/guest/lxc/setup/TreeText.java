// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small tree of files as one text: {@code == PATH} and lines, {@code == PATH -> TARGET}, {@code == PATH/}. */
final class TreeText {
    private TreeText() {}

    static void make(Path root, List<String> lines) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("== ")) {
                continue;
            }
            String head = lines.get(i).substring(3);
            Path path = root.resolve(head.replaceFirst(" -> .*", ""));
            Files.createDirectories(head.endsWith("/") ? path : path.getParent());
            if (head.contains(" -> ")) {
                Files.createSymbolicLink(path, Path.of(head.replaceFirst(".* -> ", "")));
            } else if (!head.endsWith("/")) {
                List<String> body = new ArrayList<>();
                for (int at = i + 1; at < lines.size() && !lines.get(at).startsWith("== "); at++) {
                    body.add(lines.get(at));
                }
                Files.write(path, body);
            }
        }
    }

    static List<String> of(Path root) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted().toList()) {
                String name = root.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    lines.add("== " + name + " -> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    lines.add("== " + name);
                    lines.addAll(Files.readAllLines(path));
                } else if (isEmpty(path)) {
                    lines.add("== " + name + "/");
                }
            }
        }
        return lines;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.findAny().isEmpty();
        }
    }
}
