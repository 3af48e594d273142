// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.service;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramResult;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.RunLimits;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ServiceEndpoints;
import dev.vireo.model.node.SystemAnswers.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services that systemd runs, of those that matter for a node. */
final class SystemServices {
    private static final Path SYSTEMD = Path.of("/run/systemd/system");
    private static final List<String> PROPERTIES =
            List.of("Id", "Description", "LoadState", "ActiveState", "SubState", "UnitFileState");
    private static final RunLimits ACTION = RunLimits.QUICK.within(Duration.ofMinutes(2));
    private static final String UNKNOWN = "unknown";

    private final ProgramRunner programs;
    private final HostFiles files;

    SystemServices(ProgramRunner programs, HostFiles files) {
        this.programs = programs;
        this.files = files;
    }

    /** Those that are installed, in the order of the API's names. */
    List<Service> list() throws IOException, InterruptedException {
        List<String> names = ServiceEndpoints.SERVICE.type().schema().choices();
        List<Service> services = new ArrayList<>();
        for (Service service : show(names)) {
            if (!"not-found".equals(service.unitState())) {
                services.add(service);
            }
        }
        return services;
    }

    Service state(String name) throws IOException, InterruptedException {
        return show(List.of(name)).get(0);
    }

    /** Starts, stops, restarts or reloads one, and waits for it. */
    void act(String verb, String name) throws IOException, InterruptedException {
        requireSystemd();
        requireInstalled(name);
        List<String> command = new ArrayList<>(List.of("systemctl", verb));
        if (name.equals(ServiceEndpoints.AGENT)) {
            // Who waits for its own end never hears of it.
            command.add("--no-block");
        }
        command.add(unit(name));
        ProgramResult result = programs.run(command, ACTION);
        if (!result.isSuccess()) {
            throw ApiException.failed("cannot " + verb + " the service " + name + ": " + result.reason());
        }
    }

    private void requireInstalled(String name) throws IOException, InterruptedException {
        if ("not-found".equals(state(name).unitState())) {
            throw ApiException.failed("the service '" + name + "' is not installed on this node");
        }
    }

    private void requireSystemd() {
        if (!files.exists(SYSTEMD)) {
            throw ApiException.failed("systemd does not run on this node: its services cannot be seen or changed here");
        }
    }

    private List<Service> show(List<String> names) throws IOException, InterruptedException {
        requireSystemd();
        List<String> command =
                new ArrayList<>(List.of("systemctl", "show", "--property=" + String.join(",", PROPERTIES), "--"));
        names.forEach(name -> command.add(unit(name)));
        ProgramResult result = programs.run(command, RunLimits.QUICK);
        List<Map<String, String>> units = parse(result.output());
        if (!result.isSuccess() || units.size() != names.size()) {
            throw ApiException.failed("systemctl does not tell of the services: " + result.reason());
        }
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            services.add(service(names.get(i), units.get(i)));
        }
        return services;
    }

    /** A block of lines {@code Key=Value} a unit, with an empty line between. */
    private static List<Map<String, String>> parse(String output) {
        return Arrays.stream(output.strip().split("\n\\s*\n"))
                .filter(block -> !block.isBlank())
                .map(SystemServices::fields)
                .toList();
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new LinkedHashMap<>();
        block.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return fields;
    }

    private static Service service(String name, Map<String, String> unit) {
        String load = unit.getOrDefault("LoadState", UNKNOWN);
        String file = unit.getOrDefault("UnitFileState", "");
        return new Service(
                name,
                unit.getOrDefault("Id", name).replaceFirst("\\.service$", ""),
                unit.getOrDefault("Description", name),
                unit.getOrDefault("SubState", UNKNOWN),
                unit.getOrDefault("ActiveState", UNKNOWN),
                load.equals("loaded") ? (file.isEmpty() ? UNKNOWN : file) : load);
    }

    /** The dialect's names are those of units, but for two that Debian calls otherwise. */
    private static String unit(String name) {
        return switch (name) {
            case "sshd" -> "ssh.service";
            case "syslog" -> "rsyslog.service";
            default -> name + ".service";
        };
    }
}
