// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.system;

import dev.vireo.agent.host.SystemFile;
import dev.vireo.agent.host.SystemRights;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.SystemEndpoints;
import dev.vireo.model.id.NodeName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds the endpoints of the node's clock, names, notes and power. */
public final class SystemRoutes {
    private final SystemClock clock;
    private final NameServers dns;
    private final HostNames hosts;
    private final NodeConfig config;
    private final NodePower power;
    private final SystemRights rights;

    /** @param root of the file system */
    public SystemRoutes(Path root, InstantSource clock, NodeConfig config, NodePower power, SystemRights rights) {
        this.clock = new SystemClock(root, clock);
        this.dns = new NameServers(new SystemFile(root.resolve("etc/resolv.conf")));
        this.hosts = new HostNames(new SystemFile(root.resolve("etc/hosts")));
        this.config = config;
        this.power = power;
        this.rights = rights;
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(SystemEndpoints.TIME, call -> clock.read())
                .on(SystemEndpoints.SET_TIME_ZONE, this::setTimeZone)
                .on(SystemEndpoints.READ_DNS, call -> dns.read())
                .on(SystemEndpoints.WRITE_DNS, this::writeDns)
                .on(SystemEndpoints.READ_HOSTS, call -> hosts.read())
                .on(SystemEndpoints.WRITE_HOSTS, this::writeHosts)
                .on(SystemEndpoints.POWER, this::switchPower)
                .on(SystemEndpoints.WAKE, this::wake)
                .on(SystemEndpoints.READ_CONFIG, this::readConfig)
                .on(SystemEndpoints.WRITE_CONFIG, this::writeConfig);
    }

    private @Nullable Void setTimeZone(Call call) throws IOException {
        rights.require("the time zone");
        clock.setZone(call.require(SystemEndpoints.TIME_ZONE));
        return null;
    }

    private @Nullable Void writeDns(Call call) throws IOException {
        rights.require("the name servers");
        List<String> servers = Stream.of(SystemEndpoints.DNS_1, SystemEndpoints.DNS_2, SystemEndpoints.DNS_3)
                .flatMap(server -> call.get(server).stream())
                .toList();
        dns.write(call.require(SystemEndpoints.SEARCH_DOMAIN), servers);
        return null;
    }

    private @Nullable Void writeHosts(Call call) throws IOException {
        rights.require("the hosts file");
        hosts.write(call.require(SystemEndpoints.HOSTS), call.get(SystemEndpoints.HOSTS_DIGEST));
        return null;
    }

    private @Nullable Void switchPower(Call call) {
        power.start(call.require(SystemEndpoints.POWER_COMMAND), call.who());
        return null;
    }

    private String wake(Call call) throws IOException {
        NodeName node = call.require(PathParameters.NODE);
        String setting = Optional.ofNullable(config.read(node).get(SystemEndpoints.WAKE_ON_LAN.name()))
                .orElseThrow(() -> ApiException.failed("no MAC address is set for the node '" + node
                        + "': set wakeonlan in its options while it runs"));
        WakeOnLan packet = WakeOnLan.parse(setting);
        packet.send();
        return packet.mac();
    }

    private Map<String, Object> readConfig(Call call) {
        NodeName node = call.require(PathParameters.NODE);
        Optional<String> property = call.get(SystemEndpoints.PROPERTY);
        Map<String, Object> answer = new LinkedHashMap<>(config.read(node));
        property.ifPresent(name -> answer.keySet().retainAll(List.of(name)));
        answer.put("digest", config.digest(node));
        return answer;
    }

    private @Nullable Void writeConfig(Call call) {
        config.change(call.require(PathParameters.NODE), call.arguments());
        return null;
    }
}
