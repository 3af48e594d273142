// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import dev.vireo.model.option.Option;
import java.util.List;

/**
 * One method of the API: the agent routes by it, the desktop and the command line call by it.
 *
 * @param <R> the answer
 * @param verb HTTP method
 * @param path below {@code /api2/json}, or from {@code /vireo} on for what Vireo adds; parameters in braces
 * @param parameters what it takes, those in the path among them
 * @param answer form of the answer
 * @param permission who may call it
 * @param runsOnNode whether the node named in the path answers, wherever the call came in
 * @param allowsToken whether an API token may call it
 */
public record Endpoint<R>(
        Verb verb,
        String path,
        Parameters parameters,
        Answer<R> answer,
        Permission permission,
        boolean runsOnNode,
        boolean allowsToken) {

    /** Begins an endpoint that reads. */
    public static Draft get(String path, Option<?>... parameters) {
        return new Draft(Verb.GET, path, Parameters.of(parameters));
    }

    /** Begins an endpoint that makes or acts. */
    public static Draft post(String path, Option<?>... parameters) {
        return new Draft(Verb.POST, path, Parameters.of(parameters));
    }

    /** Begins an endpoint that changes. */
    public static Draft put(String path, Option<?>... parameters) {
        return new Draft(Verb.PUT, path, Parameters.of(parameters));
    }

    /** Begins an endpoint that removes. */
    public static Draft delete(String path, Option<?>... parameters) {
        return new Draft(Verb.DELETE, path, Parameters.of(parameters));
    }

    /** The same endpoint, closed to API tokens. */
    public Endpoint<R> withoutTokens() {
        return new Endpoint<>(verb, path, parameters, answer, permission, runsOnNode, false);
    }

    /** The same endpoint, answered by whichever node was called although another one stands in its path. */
    public Endpoint<R> anywhere() {
        return new Endpoint<>(verb, path, parameters, answer, permission, false, allowsToken);
    }

    /** Whether it is none of the dialect: what Vireo adds lies below {@code /vireo}. */
    public boolean isBeyondDialect() {
        return path.startsWith("/vireo/");
    }

    /** The path's parts: names, and parameters in braces. */
    public List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }

    /** An endpoint that still lacks its permission; without one it is none. */
    public record Draft(Verb verb, String path, Parameters parameters) {
        /** With further parameters. */
        public Draft with(Parameters more) {
            return new Draft(verb, path, parameters.and(more.options()).andFamilies(more.families()));
        }

        private boolean isOfNode() {
            return path.startsWith("/nodes/{node}") || path.startsWith("/vireo/nodes/{node}");
        }

        /** Who may call it and what it answers. */
        public <R> Endpoint<R> allows(Permission permission, Answer<R> answer) {
            return new Endpoint<>(verb, path, parameters, answer, permission, isOfNode(), true);
        }
    }
}
