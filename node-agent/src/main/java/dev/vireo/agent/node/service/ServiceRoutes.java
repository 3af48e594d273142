// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.service;

import dev.vireo.agent.host.HostFiles;
import dev.vireo.agent.host.ProgramRunner;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Handler;
import dev.vireo.agent.http.Routes;
import dev.vireo.agent.task.Tasks;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.LogEndpoints;
import dev.vireo.model.api.ServiceEndpoints;
import dev.vireo.model.task.LogLine;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Binds the endpoints of the system's services and of its log. */
public final class ServiceRoutes {
    private final SystemServices services;
    private final SystemLog log;
    private final Journal journal;
    private final Tasks tasks;
    private final SystemRights rights;

    /** @param zone that the times of the log are told in */
    public ServiceRoutes(ProgramRunner programs, HostFiles files, ZoneId zone, Tasks tasks, SystemRights rights) {
        this.services = new SystemServices(programs, files);
        this.log = new SystemLog(programs, files);
        this.journal = new Journal(programs, zone);
        this.tasks = tasks;
        this.rights = rights;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(ServiceEndpoints.LIST, call -> services.list())
                .on(ServiceEndpoints.INDEX, call -> index())
                .on(ServiceEndpoints.STATE, call -> services.state(call.require(ServiceEndpoints.SERVICE)))
                .on(ServiceEndpoints.START, action("start", "srvstart"))
                .on(ServiceEndpoints.STOP, action("stop", "srvstop"))
                .on(ServiceEndpoints.RESTART, action("restart", "srvrestart"))
                .on(ServiceEndpoints.RELOAD, action("reload", "srvreload"))
                .on(LogEndpoints.SYSLOG, this::syslog)
                .on(LogEndpoints.JOURNAL, this::journal);
    }

    private static List<Map<String, Object>> index() {
        return Stream.of("reload", "restart", "start", "state", "stop")
                .map(name -> Map.<String, Object>of("subdir", name))
                .toList();
    }

    private Handler<String> action(String verb, String type) {
        return call -> {
            rights.require("the services");
            String service = call.require(ServiceEndpoints.SERVICE);
            if (service.equals(ServiceEndpoints.AGENT) && verb.equals("stop")) {
                throw ApiException.badParameter(
                        "service", "the agent cannot be stopped through itself: nobody could start it again from here");
            }
            return tasks.start(type, service, call.who(), task -> services.act(verb, service))
                    .toString();
        };
    }

    private List<LogLine> syslog(Call call) throws IOException, InterruptedException {
        SystemLog.Filter filter = new SystemLog.Filter(
                call.get(LogEndpoints.SINCE), call.get(LogEndpoints.UNTIL), call.get(LogEndpoints.SERVICE));
        return log.lines(filter, call.get(LogEndpoints.START).orElse(0L), call.get(LogEndpoints.LIMIT));
    }

    private List<String> journal(Call call) throws IOException, InterruptedException {
        if (!log.hasJournal()) {
            throw ApiException.failed("no journal is kept on this node");
        }
        return journal.read(new Journal.Span(
                call.get(LogEndpoints.LAST),
                call.get(LogEndpoints.SINCE_SECONDS),
                call.get(LogEndpoints.UNTIL_SECONDS),
                call.get(LogEndpoints.START_CURSOR),
                call.get(LogEndpoints.END_CURSOR)));
    }
}
