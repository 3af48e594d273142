// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.api.TemplateEndpoints;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.TemplateContents;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Looks what is inside the template that is chosen. A server that cannot tell, or not in time, leaves it empty. */
public final class TemplateInside {
    /** How it stands. */
    public sealed interface State {
        /** Nothing is known, and nothing is looked for. */
        record Unknown() implements State {}

        /** The server reads the archive. */
        record Looking() implements State {}

        /** What is inside. */
        record Known(TemplateContents contents) implements State {}

        /** Why no container can be made of it. */
        record Refused(Sentence reason) implements State {}
    }

    private final AgentApi api;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Unknown());
    private Cancellation looking = Cancellation.NONE;

    TemplateInside(AgentApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    /** Looks into another one, or into none. */
    void look(Optional<NodeName> node, Optional<StorageId> storage, Optional<String> template) {
        close();
        state.set(new State.Unknown());
        if (node.isPresent() && storage.isPresent() && template.isPresent()) {
            state.set(new State.Looking());
            Arguments arguments = Arguments.NONE
                    .with(PathParameters.NODE, node.get())
                    .with(PathParameters.STORAGE, storage.get())
                    .with(StorageEndpoints.VOLUME, template.get());
            looking = background.run(
                    () -> api.call(TemplateEndpoints.LOOK, arguments),
                    contents -> state.set(new State.Known(contents)),
                    reason -> state.set(failed(reason)));
        }
    }

    private static State failed(Throwable reason) {
        boolean isRefused = reason instanceof ApiException refused && refused.kind() == ErrorKind.BAD_PARAMETER;
        return isRefused
                ? new State.Refused(Sentence.of("The server says: {0}", Failures.words(reason)))
                : new State.Unknown();
    }

    /** Ends looking. */
    void close() {
        looking.cancel();
        looking = Cancellation.NONE;
    }

    /** What is known. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
