// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.LoadEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.metric.LoadProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The usual load of several nodes, read once for the choice of one of them. */
public final class UsualLoads {
    private final LoadReader reader;
    private final ObservableMap<NodeName, LoadProfile> profiles = FXCollections.observableHashMap();
    private final List<Cancellation> readings = new ArrayList<>();

    /** Reads from that server. */
    public UsualLoads(AgentApi api, Background background) {
        this.reader = new LoadReader(api, background);
    }

    /** Reads about some nodes. */
    public void read(List<NodeLoad> nodes) {
        close();
        nodes.stream()
                .map(NodeLoad::name)
                .forEach(node -> readings.add(reader.read(
                        LoadEndpoints.NODE_LOAD,
                        Arguments.NONE.with(PathParameters.NODE, node),
                        read -> profiles.put(node, read))));
    }

    /** Ends reading. */
    public void close() {
        readings.forEach(Cancellation::cancel);
        readings.clear();
    }

    /** What was read, by node. */
    ObservableMap<NodeName, LoadProfile> profiles() {
        return profiles;
    }

    /** The usual use of a node's processors, once enough is known. */
    public Optional<UsualWeek> processors(NodeName node) {
        return Optional.ofNullable(profiles.get(node)).flatMap(profile -> UsualWeek.of(profile, "cpu"));
    }

    /** What is usual for a node, and whether the present deceives; empty while that is not known. */
    public Sentence meaning(NodeLoad node) {
        return processors(node.name()).map(week -> meaning(week, node)).orElse(Sentence.EMPTY);
    }

    private static Sentence meaning(UsualWeek week, NodeLoad node) {
        Sentence usual = LoadWords.of(week);
        return isDeceiving(week, node) ? Sentence.of("Quiet now, but not always. {0}", usual) : usual;
    }

    /** Whether a node looks idle now that is busy at other hours. */
    public boolean deceives(NodeLoad node) {
        return processors(node.name()).filter(week -> isDeceiving(week, node)).isPresent();
    }

    private static boolean isDeceiving(UsualWeek week, NodeLoad node) {
        Double now = node.usage().cpu();
        return now != null && LoadWords.deceives(week, now);
    }
}
