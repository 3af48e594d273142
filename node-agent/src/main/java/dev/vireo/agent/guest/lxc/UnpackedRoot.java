// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.agent.host.SubordinateIds;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.option.Option;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Unpacks a template and leaves the system in it as it is. For an unprivileged container {@code tar} runs with the
 * container's own accounts, so that the kernel keeps it from writing anything that is not the container's.
 */
final class UnpackedRoot implements RootFilling {
    private static final RunLimits LONG = RunLimits.QUICK.within(Duration.ofHours(2));

    private final ProgramRunner programs;
    private final HostFiles files;
    private final LxcHost host;

    UnpackedRoot(ProgramRunner programs, HostFiles files, LxcHost host) {
        this.files = files;
        this.programs = programs;
        this.host = host;
    }

    @Override
    public void check(Options options, Secrets secrets) {
        refuse("password", secrets.password().isPresent());
        refuse("ssh-public-keys", secrets.keys().isPresent());
        for (Option<?> option :
                List.of(CtSystemOptions.NAME_SERVER, CtSystemOptions.SEARCH_DOMAIN, CtSystemOptions.TIME_ZONE)) {
            refuse(option.name(), options.has(option));
        }
        boolean isManaged = options.get(CtSystemOptions.OS_TYPE)
                .filter(type -> !type.equals(CtSystemOptions.UNMANAGED))
                .isPresent();
        refuse(CtSystemOptions.OS_TYPE.name(), isManaged);
    }

    private static void refuse(String key, boolean isWanted) {
        if (isWanted) {
            throw ApiException.badParameter(
                    key,
                    "this version leaves the system inside a container as the template has it; leave " + key
                            + " out and set it inside");
        }
    }

    @Override
    public Options fill(Path archive, Path root, long shift, Options options, Secrets secrets, TaskLog log)
            throws IOException, InterruptedException {
        if (shift != 0) {
            new SubordinateIds(programs, files).ensure(shift, host.ids().count());
        }
        ProgramResult result = programs.run(command(archive, root, shift), archive, LONG);
        if (!result.isSuccess()) {
            throw new IOException("the template can't be unpacked: " + reason(result));
        }
        log.line("Unpacked '" + archive.getFileName() + "'");
        return options.has(CtSystemOptions.OS_TYPE)
                ? options
                : options.with(CtSystemOptions.OS_TYPE, CtSystemOptions.UNMANAGED);
    }

    /** The first line says what is wrong; the others say that it is. */
    private static String reason(ProgramResult result) {
        return result.errors()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(result.reason());
    }

    private static String unpacking(Path archive) {
        String name = archive.toString();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "gz" -> "--gzip";
            case "xz" -> "--xz";
            case "zst" -> "--zstd";
            case "bz2" -> "--bzip2";
            default -> "--no-auto-compress";
        };
    }

    List<String> command(Path archive, Path root, long shift) {
        List<String> command = new ArrayList<>();
        if (shift != 0) {
            long count = host.ids().count();
            command.addAll(List.of("lxc-usernsexec", "-m", "b:0:" + shift + ":" + count, "--"));
        }
        command.addAll(List.of(
                "tar",
                "--extract",
                "--file=-",
                unpacking(archive),
                "--directory=" + root,
                "--warning=no-timestamp",
                "--numeric-owner",
                "--preserve-permissions",
                "--acls",
                "--xattrs",
                "--xattrs-include=security.capability",
                "--xattrs-include=user.*",
                "--anchored",
                "--exclude=./dev/*",
                "--exclude=dev/*"));
        return command;
    }
}
