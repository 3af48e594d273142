// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.guest.Guest;
import dev.vireo.agent.guest.GuestStore;
import dev.vireo.agent.host.HostFiles;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Knows the program that shows a container's console, as its configuration wants it. */
public final class ContainerConsoles {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/usr/local/bin");
    private static final int CONSOLE = 0;
    /** Any login terminal that nobody looks at. */
    private static final int FREE_TERMINAL = -1;

    private final GuestStore guests;
    private final ContainerRuntime runtime;
    private final HostFiles files;

    /** @param files where LXC's programs are looked for */
    public ContainerConsoles(GuestStore guests, ContainerRuntime runtime, HostFiles files) {
        this.guests = guests;
        this.runtime = runtime;
        this.files = files;
    }

    /**
     * The program and its arguments, to be run on a terminal.
     *
     * @throws ApiException if the container is not there or does not run
     */
    public List<String> command(Vmid vmid) {
        Guest guest = guests.require(vmid);
        if (runtime.find(vmid).isEmpty()) {
            throw ApiException.failed("CT " + vmid + " is not running: it has no console before it is started");
        }
        List<String> command = new ArrayList<>(of(vmid, guest.options()));
        command.set(0, path(command.get(0)));
        return command;
    }

    private List<String> of(Vmid vmid, Options options) {
        return switch (options.require(CtSystemOptions.CONSOLE_MODE)) {
            case "shell" -> runtime.attachCommand(vmid, List.of("/bin/sh", "-l"));
            case "console" -> runtime.consoleCommand(vmid, CONSOLE);
            default ->
                runtime.consoleCommand(vmid, options.require(CtSystemOptions.TERMINALS) == 0 ? CONSOLE : FREE_TERMINAL);
        };
    }

    private String path(String program) {
        return FOLDERS.stream()
                .map(folder -> folder + "/" + program)
                .filter(path -> files.exists(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> ApiException.failed(
                        program + " is not installed on this node; on Debian: apt-get install lxc"));
    }
}
