// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.process;

import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LXC's programs. */
final class LxcTools {
    private static final RunLimits STARTING = RunLimits.QUICK.within(Duration.ofMinutes(1));

    private final ContainerFiles files;
    private final ProgramRunner programs;
    private final boolean hasSystemd;

    /** @param hasSystemd whether containers get scopes of their own */
    LxcTools(ContainerFiles files, ProgramRunner programs, boolean hasSystemd) {
        this.files = files;
        this.programs = programs;
        this.hasSystemd = hasSystemd;
    }

    /**
     * Starts a container whose configuration is written; when this returns, its first process runs. LXC's own process is
     * in a session of its own then.
     *
     * @throws IOException with LXC's reason if it does not start
     */
    void start(Vmid vmid, boolean isTalkative) throws IOException, InterruptedException {
        Files.deleteIfExists(files.log(vmid));
        ProgramResult result = programs.run(startCommand(vmid, isTalkative), STARTING);
        if (!result.isSuccess()) {
            throw new IOException("LXC did not start container " + vmid + ": " + lastWords(vmid, result));
        }
    }

    List<String> startCommand(Vmid vmid, boolean isTalkative) {
        List<String> command = new ArrayList<>();
        if (hasSystemd) {
            // A scope of its own: stopping the agent's service must not stop containers.
            command.addAll(List.of(
                    "systemd-run",
                    "--scope",
                    "--quiet",
                    "--collect",
                    "--slice=vireo",
                    "--property=Delegate=yes",
                    "--unit=vireo-ct-" + files.name(vmid)));
        }
        command.addAll(tool("lxc-start", vmid));
        command.addAll(List.of("--daemon", "--rcfile=" + files.config(vmid), "--logfile=" + files.log(vmid)));
        command.add("--logpriority=" + (isTalkative ? "DEBUG" : "WARN"));
        return command;
    }

    /**
     * Number of a running container's first process.
     *
     * @throws IOException if LXC does not answer: whether the container runs is not known then
     */
    Optional<Long> init(Vmid vmid) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(tool("lxc-info", vmid));
        command.addAll(List.of("--pid", "--no-humanize"));
        ProgramResult result = programs.run(command, RunLimits.QUICK);
        if (result.timedOut()) {
            throw new IOException("LXC does not tell whether container " + vmid + " runs: " + result.reason());
        }
        String pid = result.output().strip();
        return result.isSuccess() && pid.matches("[1-9][0-9]*") ? Optional.of(Long.valueOf(pid)) : Optional.empty();
    }

    /** Ends a container as if the plug was pulled. */
    void kill(Vmid vmid) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(tool("lxc-stop", vmid));
        command.add("--kill");
        programs.require(command);
    }

    /** Asks a container to shut down, with the signal that its configuration names, and does not wait for it. */
    void askToHalt(Vmid vmid) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(tool("lxc-stop", vmid));
        command.addAll(List.of("--nowait", "--nokill"));
        programs.require(command);
    }

    /** Runs a program in a container, with nothing of the agent's own environment. */
    List<String> attachCommand(Vmid vmid, List<String> program) {
        List<String> command = new ArrayList<>(tool("lxc-attach", vmid));
        command.addAll(List.of("--clear-env", "--set-var=TERM=xterm-256color", "--"));
        command.addAll(program);
        return command;
    }

    /**
     * Shows a terminal of a container; nothing typed there ends it but the end of its connection.
     *
     * @param terminal 0 for the console; a negative number for any login terminal that nobody looks at
     */
    List<String> consoleCommand(Vmid vmid, int terminal) {
        List<String> command = new ArrayList<>(tool("lxc-console", vmid));
        if (terminal >= 0) {
            // LXC takes no negative number; without one it looks for a free terminal.
            command.add("--tty=" + terminal);
        }
        command.add("--escape=-1");
        return command;
    }

    private List<String> tool(String program, Vmid vmid) {
        return List.of(program, "--lxcpath=" + files.directory(), "--name=" + files.name(vmid));
    }

    /** The first error in LXC's log is the cause; the others follow from it. */
    private String lastWords(Vmid vmid, ProgramResult result) throws IOException {
        Path log = files.log(vmid);
        if (result.timedOut() || !Files.exists(log)) {
            return result.reason();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" ERROR "))
                .findFirst()
                .map(line -> line.substring(line.indexOf(" ERROR ") + " ERROR ".length())
                        .strip())
                .orElse(result.reason());
    }
}
