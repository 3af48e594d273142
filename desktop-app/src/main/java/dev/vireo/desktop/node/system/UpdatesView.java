// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.list.ListTable;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.api.UpdateEndpoints;
import dev.vireo.model.node.UpdateAnswers.SoftwarePackage;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** Updates of a node's packages. */
final class UpdatesView {
    private UpdatesView() {}

    static TabContent of(NodeList<SoftwarePackage> list, Toolkit toolkit) {
        ListTable<SoftwarePackage> table = new ListTable<>(
                        "update-list",
                        list,
                        Sentence.of("No updates are known. Refresh the list to ask the repositories."),
                        toolkit)
                .column(Sentence.of("Package"), 210, update -> Sentence.verbatim(update.name()))
                .column(Sentence.of("Present"), 170, update -> text(update.oldVersion()))
                .column(Sentence.of("Newer"), 170, update -> text(update.version()))
                .column(Sentence.of("From"), 110, update -> text(update.origin()))
                .column(Sentence.of("Description"), 320, update -> text(update.title()));
        Button refresh = new Buttons(toolkit)
                .of(
                        "update-refresh",
                        Icon.REFRESH,
                        Sentence.of("Refresh the list"),
                        () -> list.act(list.calls()
                                .task(UpdateEndpoints.REFRESH, list.calls().path())));
        refresh.getStyleClass().add(Styles.ACCENT);
        Node hint = ListTab.hint(
                toolkit.texts(), Sentence.of("Install them on the node with apt: apt update && apt full-upgrade"));
        return new ListTab(
                toolkit.texts(),
                "updates",
                list,
                ListTab.line(List.of(refresh), List.of()),
                List.of(table.table(), hint));
    }

    private static Sentence text(@Nullable String text) {
        return Sentence.verbatim(Objects.requireNonNullElse(text, ""));
    }
}
