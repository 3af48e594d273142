// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.client.UploadProgress;
import dev.vireo.desktop.console.rfb.RfbTransport;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.ClusterEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.guest.GuestAnswers.VncTicket;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.UserId;
import dev.vireo.model.id.Vmid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A server that answers as it was told, checks arguments as the real one does, and remembers its calls. */
public final class FakeServer implements AgentApi {
    private boolean isStrict = true;
    private final Map<Endpoint<?>, Function<Arguments, ?>> answers = new HashMap<>();
    private final List<Arguments> calls = new ArrayList<>();
    private final Map<Endpoint<?>, Arguments> last = new HashMap<>();

    /** Answers calls of an endpoint from now on. */
    public <R> void answer(Endpoint<R> endpoint, Function<Arguments, R> answer) {
        answers.put(endpoint, answer);
    }

    /** Takes arguments that this version's tables do not know, as newer servers do. */
    public void takeEverything() {
        isStrict = false;
    }

    /** Arguments of the last call of an endpoint, if it was called. */
    public Optional<Arguments> last(Endpoint<?> endpoint) {
        return Optional.ofNullable(last.get(endpoint));
    }

    void take(int vmid) {
        answer(ClusterEndpoints.NEXT_ID, arguments -> {
            if (arguments
                    .get(ClusterEndpoints.WANTED_VMID)
                    .filter(new Vmid(vmid)::equals)
                    .isPresent()) {
                throw ApiException.badParameter("vmid", "VM " + vmid + " already exists");
            }
            return "105";
        });
    }

    /** Arguments of every call so far. */
    public List<Arguments> calls() {
        return calls;
    }

    @Override
    @SuppressWarnings("unchecked") // answers are registered with their endpoint's type
    public <R> R call(Endpoint<R> endpoint, Arguments arguments) {
        Arguments checked = isStrict
                ? Arguments.check(endpoint.parameters(), arguments.options().asMap())
                : arguments;
        calls.add(checked);
        last.put(endpoint, checked);
        Function<Arguments, ?> answer = answers.get(endpoint);
        if (answer == null) {
            throw ApiException.failed("not implemented");
        }
        return (R) answer.apply(checked);
    }

    @Override
    public String upload(NodeName node, StorageId storage, UploadFile file, UploadProgress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RfbTransport openScreen(NodeName node, Vmid vmid, VncTicket ticket) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserId user() {
        return UserId.parse("root@pam");
    }
}
