// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.dialog;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Calls about one thing on a server, as {@link Operation#prepare} answers them. */
public interface Calls {
    /** The server. */
    AgentApi api();

    /** The arguments that name the thing; taken on the FX thread. */
    Arguments path();

    /** A call that answers the UPID of a task, or nothing where it is done at once; it is made when it is called. */
    default Callable<List<String>> task(Endpoint<String> endpoint, Arguments arguments) {
        return () ->
                Optional.ofNullable(api().call(endpoint, arguments)).stream().toList();
    }

    /** A call that is done when it answers. */
    default Callable<List<String>> change(Endpoint<?> endpoint, Arguments arguments) {
        return change(api(), endpoint, arguments);
    }

    /** A call that is done when it answers, about nothing that has a path of its own. */
    static Callable<List<String>> change(AgentApi api, Endpoint<?> endpoint, Arguments arguments) {
        return () -> {
            api.call(endpoint, arguments);
            return List.of();
        };
    }
}
