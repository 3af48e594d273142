// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.ExtraRule;
import dev.vireo.model.api.Permission;
import dev.vireo.model.api.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which handler answers which verb and path. */
public final class Routes {
    private final Node root = new Node();
    private final List<Endpoint<?>> endpoints = new ArrayList<>();

    /** Binds an endpoint to what answers it. */
    public <R> Routes on(Endpoint<R> endpoint, Handler<R> handler) {
        return add(new Route.Plain(endpoint, handler));
    }

    /** Binds an endpoint whose answer has something beside it. */
    public <R> Routes onBeside(Endpoint<R> endpoint, Handler<Beside<R>> handler) {
        return add(new Route.Plain(endpoint, handler));
    }

    /** Binds an endpoint whose body is a form too large for memory; the handler checks the form's fields. */
    public Routes onStream(Endpoint<?> endpoint, RawHandler handler) {
        return add(new Route.Raw(endpoint, handler, false));
    }

    /** Binds an endpoint whose body is bytes of any number; its parameters stand in the path and the query. */
    public Routes onBytes(Endpoint<?> endpoint, RawHandler handler) {
        return add(new Route.Raw(endpoint, handler, true));
    }

    /** Binds an endpoint that becomes a WebSocket. */
    public Routes onUpgrade(Endpoint<?> endpoint, RawHandler handler) {
        return add(new Route.Raw(endpoint, handler, true));
    }

    private Routes add(Route route) {
        Node node = root;
        for (String segment : route.endpoint().segments()) {
            node = node.children.computeIfAbsent(segment, s -> new Node());
        }
        if (node.routes.put(route.endpoint().verb(), route) != null) {
            throw new IllegalStateException("two handlers for " + route.endpoint());
        }
        endpoints.add(route.endpoint());
        return this;
    }

    /** Refuses to serve an endpoint whose rule nobody checks. */
    public void requireRules(Set<ExtraRule> known) {
        for (Endpoint<?> endpoint : endpoints) {
            if (endpoint.permission() instanceof Permission.Ruled ruled && !known.contains(ruled.rule())) {
                throw new IllegalStateException("no class checks the rule " + ruled.rule() + " of " + endpoint);
            }
        }
    }

    /** Every endpoint that is answered. */
    public List<Endpoint<?>> endpoints() {
        return List.copyOf(endpoints);
    }

    /** What answers a verb and path, with the values of the parameters in the path. */
    Optional<Match> find(Verb verb, List<String> path) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Node> node = root.walk(path, values);
        return node.map(n -> n.routes.get(verb)).map(route -> new Match(route, values));
    }

    /** Names of what lies below a path, for the path itself is none that answers. */
    Optional<Set<String>> below(List<String> path) {
        return root.walk(path, new LinkedHashMap<>())
                .map(node -> new TreeSet<>(node.children.keySet()))
                .map(names -> withoutOurs(path, names))
                .filter(names -> names.stream().noneMatch(name -> name.startsWith("{")))
                .filter(names -> !names.isEmpty());
    }

    private static Set<String> withoutOurs(List<String> path, Set<String> names) {
        if (path.isEmpty()) {
            names.remove(RequestPath.BEYOND_DIALECT);
        }
        return names;
    }

    /** A route and the values in its path. */
    record Match(Route route, Map<String, String> pathValues) {}

    private static final class Node {
        private final Map<String, Node> children = new TreeMap<>();
        private final Map<Verb, Route> routes = new TreeMap<>();

        Optional<Node> walk(List<String> path, Map<String, String> values) {
            if (path.isEmpty()) {
                return Optional.of(this);
            }
            Node literal = path.get(0).startsWith("{") ? null : children.get(path.get(0));
            if (literal != null) {
                return literal.walk(path.subList(1, path.size()), values);
            }
            return children.keySet().stream()
                    .filter(name -> name.startsWith("{"))
                    .findFirst()
                    .flatMap(name -> walkParameter(name, path, values));
        }

        private Optional<Node> walkParameter(String name, List<String> path, Map<String, String> values) {
            Node child = children.get(name);
            if (child == null) {
                return Optional.empty();
            }
            // A volume's name has slashes; some clients send them unencoded.
            int taken = child.children.isEmpty() && name.equals("{volume}") ? path.size() : 1;
            values.put(name.substring(1, name.length() - 1), String.join("/", path.subList(0, taken)));
            return child.walk(path.subList(taken, path.size()), values);
        }
    }
}
