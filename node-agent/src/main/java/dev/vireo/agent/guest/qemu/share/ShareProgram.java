// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.share;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.device.DirectoryShare;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that serves a directory: the one that came with QEMU up to version 7, or its successor.
 *
 * @param path where it is
 * @param form which words it understands
 * @param help what it says of itself
 */
public record ShareProgram(Path path, Form form, String help) {
    /** Which words a program understands. */
    public enum Form {
        /** {@code -o source=…}, of QEMU itself; needs root. */
        WITH_QEMU,
        /** {@code --shared-dir=…}, a program of its own. */
        SEPARATE
    }

    /** The program, if its help shows that it is one. */
    public static Optional<ShareProgram> of(Path path, String help) {
        if (help.contains("--shared-dir")) {
            return Optional.of(new ShareProgram(path, Form.SEPARATE, help));
        }
        return help.contains("-o source=")
                ? Optional.of(new ShareProgram(path, Form.WITH_QEMU, help))
                : Optional.empty();
    }

    /**
     * What one process serves.
     *
     * @param key the machine's key, such as {@code virtiofs0}
     * @param share how it is shown
     * @param directory the node's directory
     * @param socket where QEMU finds the process
     * @param group whose members may connect; whoever started the process alone if empty
     */
    public record Job(String key, DirectoryShare share, Path directory, Path socket, Optional<String> group) {}

    /**
     * The program and its arguments.
     *
     * @throws ApiException if the program can't do what is asked for
     */
    public List<String> command(Job job) {
        List<String> command = new ArrayList<>(List.of(path.toString(), "--socket-path=" + job.socket));
        job.group.ifPresent(group -> command.add("--socket-group=" + group));
        command.addAll(form == Form.SEPARATE ? separate(job) : withQemu(job));
        return command;
    }

    private List<String> withQemu(Job job) {
        DirectoryShare share = job.share;
        List<String> words = new ArrayList<>();
        // A backslash takes the meaning of what follows it there.
        words.add("source=" + job.directory.toString().replace("\\", "\\\\"));
        words.add("cache="
                + switch (share.cache()) {
                    case "never" -> "none";
                    case "metadata" -> throw noMetadata(job);
                    default -> share.cache();
                });
        words.add(share.showsAttributes() ? "xattr" : "no_xattr");
        words.add(share.properties().isSet(DirectoryShare.ACL) ? "posix_acl" : "no_posix_acl");
        words.add(share.properties().isSet(DirectoryShare.DIRECT_IO) ? "allow_direct_io" : "no_allow_direct_io");
        words.addAll(List.of("announce_submounts", "log_level=warn"));
        List<String> arguments = new ArrayList<>(List.of("-f"));
        words.forEach(word -> arguments.addAll(List.of("-o", word)));
        return arguments;
    }

    private List<String> separate(Job job) {
        DirectoryShare share = job.share;
        List<String> arguments = new ArrayList<>(List.of("--shared-dir=" + job.directory));
        if (share.cache().equals("metadata") && !help.contains("metadata")) {
            throw noMetadata(job);
        }
        arguments.add("--cache=" + share.cache());
        if (share.properties().isSet(DirectoryShare.ACL)) {
            arguments.addAll(List.of("--xattr", "--posix-acl"));
        } else if (share.showsAttributes()) {
            arguments.add("--xattr");
        }
        if (share.properties().isSet(DirectoryShare.DIRECT_IO)) {
            arguments.add("--allow-direct-io");
        }
        for (String word : List.of("--announce-submounts", "--log-level=error")) {
            if (help.contains(word.replaceFirst("=.*", ""))) {
                arguments.add(word);
            }
        }
        return arguments;
    }

    private ApiException noMetadata(Job job) {
        return ApiException.failed(job.key + ": cache=metadata needs virtiofsd 1.11 or newer, and " + path
                + " is older; choose auto, always or never");
    }
}
