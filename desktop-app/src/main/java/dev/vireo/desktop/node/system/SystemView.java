// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.DrawerPane;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.node.system.SystemViewModel.State;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.Card;
import dev.vireo.desktop.summary.Facts;
import dev.vireo.desktop.summary.FailureLabel;
import dev.vireo.desktop.summary.SummaryPane;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A node's clock, name servers, hosts file, and how it is woken; each with its editor. */
final class SystemView implements TabContent {
    private final SystemViewModel model;
    private final Toolkit toolkit;
    private final DrawerPane pane;

    SystemView(SystemViewModel model, Toolkit toolkit, Operations operations) {
        this.model = model;
        this.toolkit = toolkit;
        Facts time = new Facts(toolkit.texts())
                .add(Texts.text("Time zone"), fact(state -> state.time().timezone()))
                .add(Texts.text("Time"), fact(this::localTime));
        Facts dns = new Facts(toolkit.texts())
                .add(Texts.text("Name servers"), fact(SystemView::servers))
                .add(Texts.text("Search domain"), fact(state -> text(state.dns().search())));
        Facts wake = new Facts(toolkit.texts())
                .add(
                        Texts.text("MAC address"),
                        fact(state -> Objects.toString(state.config().get("wakeonlan"), "–")));
        Label hosts = new Label();
        hosts.setId("node-hosts-text");
        hosts.getStyleClass().add("mono");
        hosts.textProperty().bind(fact(state -> state.hosts().data().stripTrailing()));
        SummaryPane cards = new SummaryPane(
                List.of(
                        card(Texts.text("Clock"), time, "edit-time", model::editTime),
                        card(Texts.text("Names"), dns, "edit-dns", model::editDns),
                        card(Texts.text("Wake-on-LAN"), wake, "edit-wakeonlan", model::editWakeOnLan),
                        new FailureLabel(toolkit.texts(), model.failureProperty())),
                card(Texts.text("Hosts file"), hosts, "edit-hosts", model::editHosts));
        cards.setId("node-system");
        pane = new DrawerPane(cards, operations);
    }

    private Card card(String title, Node content, String id, Supplier<Optional<Operation>> editor) {
        Card card = new Card(
                title,
                toolkit.texts(),
                content,
                new Buttons(toolkit).of(id, Icon.EDIT, Sentence.of("Edit"), () -> open(editor.get())));
        card.setSpacing(10);
        return card;
    }

    private void open(Optional<Operation> operation) {
        operation.ifPresent(present -> pane.open(model.datacenter(), present, upids -> model.read()));
    }

    private StringBinding fact(Function<State, String> words) {
        return toolkit.texts()
                .computed(() -> model.stateProperty().get().map(words).orElse(""), model.stateProperty());
    }

    private static String servers(State state) {
        return Stream.of(state.dns().dns1(), state.dns().dns2(), state.dns().dns3())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** As the node's own clock shows it. */
    private String localTime(State state) {
        return toolkit.quantities()
                .dateTime(LocalDateTime.ofEpochSecond(state.time().localtime(), 0, ZoneOffset.UTC));
    }

    private static String text(@Nullable String text) {
        return text == null ? "–" : text;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        model.open();
    }

    @Override
    public void closed() {
        model.close();
    }
}
