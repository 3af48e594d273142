// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Cancellation;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.NodeDiskEndpoints;
import dev.vireo.model.node.DiskAnswers.Smart;
import dev.vireo.model.node.DiskAnswers.SmartAttribute;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What one disk says of its health, as a text. */
final class SmartViewModel {
    private static final String FORMAT = "%3s  %-28s %5s  %5s  %6s  %s";

    /** What smartctl calls the columns, as people know it. */
    private static final String HEADS =
            String.format(Locale.ROOT, FORMAT, "ID#", "ATTRIBUTE_NAME", "VALUE", "WORST", "THRESH", "RAW_VALUE") + "\n";

    private final NodeCalls calls;
    private final Background background;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private Cancellation reading = Cancellation.NONE;

    SmartViewModel(NodeItem node, Background background) {
        this.calls = new NodeCalls(node);
        this.background = background;
    }

    /** Asks a disk; nothing is shown without one. */
    void show(Optional<String> disk) {
        reading.cancel();
        text.set("");
        disk.ifPresent(path -> reading = background.run(
                () -> calls.api().call(NodeDiskEndpoints.SMART, calls.path().with(NodeDiskEndpoints.DISK, path)),
                answer -> text.set(path + ": " + written(answer)),
                reason -> text.set(Failures.words(reason))));
    }

    private static String written(Smart smart) {
        List<SmartAttribute> attributes = smart.attributes();
        String details = attributes == null
                ? Objects.requireNonNullElse(smart.text(), "")
                : attributes.stream().map(SmartViewModel::line).collect(Collectors.joining("\n", HEADS, ""));
        return smart.health() + "\n" + details;
    }

    private static String line(SmartAttribute attribute) {
        return String.format(
                Locale.ROOT,
                FORMAT,
                Objects.requireNonNullElse(attribute.id(), "").strip(),
                attribute.name(),
                attribute.value(),
                attribute.worst(),
                attribute.threshold(),
                Objects.requireNonNullElse(attribute.raw(), ""));
    }

    /** The text; empty while nothing is asked. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }
}
