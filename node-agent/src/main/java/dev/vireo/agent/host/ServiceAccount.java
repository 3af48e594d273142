// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The account without rights that QEMU runs as.
 *
 * @param name its name
 * @param uid its number
 * @param gid number of its group
 */
public record ServiceAccount(String name, int uid, int gid) {
    /** The account's name on every node. */
    public static final String QEMU = "vireo-qemu";

    /** The account of that name, made if it is not there. Only root can make it. */
    public static ServiceAccount ensure(String name, ProgramRunner programs, HostFiles files)
            throws IOException, InterruptedException {
        Optional<ServiceAccount> present = find(name, files);
        if (present.isPresent()) {
            return present.get();
        }
        ProgramResult made = programs.run(
                List.of(
                        "useradd",
                        "--system",
                        "--user-group",
                        "--no-create-home",
                        "--home-dir",
                        "/nonexistent",
                        "--shell",
                        "/usr/sbin/nologin",
                        name),
                RunLimits.QUICK);
        return find(name, files)
                .orElseThrow(() -> new IOException("cannot make the account " + name + ": " + made.reason()));
    }

    /** The account of that name in {@code /etc/passwd}. */
    static Optional<ServiceAccount> find(String name, HostFiles files) {
        return files.read(Path.of("/etc/passwd"))
                .lines()
                .map(line -> line.split(":"))
                .filter(fields -> fields.length > 3 && fields[0].equals(name))
                .map(fields -> new ServiceAccount(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                .findFirst();
    }

    /** Whether the agent itself is root, and so needs the account. */
    public static boolean isRoot(HostFiles files) {
        return files.read(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("Uid:"))
                .anyMatch(line -> line.split("\\s+")[2].equals("0"));
    }
}
