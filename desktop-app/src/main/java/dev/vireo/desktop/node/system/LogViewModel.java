// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.LogEndpoints;
import dev.vireo.model.task.LogLine;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A node's log: the last lines, or those of one service or span of time. */
final class LogViewModel {
    private static final long LAST = 500;
    private static final long MOST = 5000;

    private final NodeCalls calls;
    private final Background background;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final Failures failures = new Failures();
    private Cancellation reading = Cancellation.NONE;

    LogViewModel(NodeItem node, Background background) {
        this.calls = new NodeCalls(node);
        this.background = background;
    }

    /** Reads anew; empty texts leave that filter out. */
    void read(String service, String since, String until) {
        reading.cancel();
        boolean isPlain = service.isEmpty() && since.isEmpty() && until.isEmpty();
        Arguments filter = calls.path();
        filter = service.isEmpty() ? filter : filter.with(LogEndpoints.SERVICE, service);
        filter = since.isEmpty() ? filter : filter.with(LogEndpoints.SINCE, since);
        Arguments arguments = until.isEmpty() ? filter : filter.with(LogEndpoints.UNTIL, until);
        reading = background.run(
                () -> isPlain ? last() : filtered(arguments),
                lines -> {
                    failures.read();
                    text.set(String.join("\n", lines));
                },
                failures::notRead);
    }

    /** The first and the last line of the answer are cursors. */
    private List<String> last() {
        List<String> lines = calls.api().call(LogEndpoints.JOURNAL, calls.path().with(LogEndpoints.LAST, LAST));
        return lines.size() < 2 ? lines : lines.subList(1, lines.size() - 1);
    }

    private List<String> filtered(Arguments arguments) {
        return calls.api().call(LogEndpoints.SYSLOG, arguments.with(LogEndpoints.LIMIT, MOST)).stream()
                .map(LogLine::t)
                .collect(Collectors.toList());
    }

    void close() {
        reading.cancel();
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    ReadOnlyStringProperty failureProperty() {
        return failures.shownProperty();
    }
}
