// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest;

import dev.vireo.desktop.chart.ChartsView;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.agent.AgentCard;
import dev.vireo.desktop.guest.agent.AgentViewModel;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.load.LoadCard;
import dev.vireo.desktop.load.LoadViewModel;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.Card;
import dev.vireo.desktop.summary.Facts;
import dev.vireo.desktop.summary.FailureLabel;
import dev.vireo.desktop.summary.SummaryPane;
import dev.vireo.desktop.summary.UseBar;
import dev.vireo.model.metric.Usage;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The summary of a guest: what it uses, what it is, its notes, and its load over time. */
public final class GuestSummaryView implements TabContent {
    private final GuestSummaryViewModel model;
    private final Toolkit toolkit;
    private final Texts texts;
    private final Quantities quantities;
    private final AgentCard agent;
    private final LoadCard load;
    private final SummaryPane pane;

    /** A view of that model. */
    public GuestSummaryView(GuestSummaryViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.texts = toolkit.texts();
        this.quantities = toolkit.quantities();
        Region charts = new ChartsView(GuestCharts.ALL, model.charts(), toolkit);
        load = new LoadCard(LoadViewModel.of(model.guest(), toolkit.background()), toolkit);
        agent = new AgentCard(new AgentViewModel(model.guest(), toolkit.background()), toolkit);
        pane = new SummaryPane(
                model.isVm() ? List.of(use(), facts(), agent.node(), notes()) : List.of(use(), facts(), notes()),
                load.node(),
                charts);
        pane.setId("guest-summary");
    }

    private Card use() {
        return new Card(
                Texts.text("Use"),
                texts,
                new UseBar(Texts.text("CPU"), model.processorsProperty(), toolkit),
                new UseBar(Texts.text("Memory"), model.memoryProperty(), toolkit),
                new UseBar(
                        model.isVm() ? Texts.text("Boot disk") : Texts.text("Root disk"),
                        model.diskProperty(),
                        toolkit));
    }

    private Card facts() {
        GuestItem guest = model.guest();
        GuestWords words = new GuestWords(texts);
        Facts facts = new Facts(texts)
                .add(
                        Texts.text("State"),
                        texts.computed(() -> words.state(guest), guest.statusProperty(), guest.lockProperty()))
                .add(Texts.text("Up for"), texts.computed(this::uptime, guest.usageProperty()))
                .add(Texts.text("Node"), guest.nodeProperty().flatMap(node -> node.nameProperty()))
                .add(Texts.text("System"), detail(words::system));
        (model.isVm() ? addMachine(facts, words) : addContainer(facts, words))
                .add(Texts.text("HA"), detail(words::highAvailability))
                .add(Texts.text("Tags"), guest.tagsProperty().map(tags -> String.join(", ", tags)));
        return new Card(Texts.text("Guest"), texts, facts, new FailureLabel(texts, model.failureProperty()));
    }

    private Facts addMachine(Facts facts, GuestWords words) {
        return facts.add(Texts.text("Machine"), detail(words::machine))
                .add(Texts.text("QEMU"), detail(words::qemu))
                .add(Texts.text("Agent"), detail(words::agent));
    }

    private Facts addContainer(Facts facts, GuestWords words) {
        return facts.add(Texts.text("Privileges"), detail(words::privilege))
                .add(Texts.text("Swap"), detail(details -> words.swap(details, quantities)))
                .add(Texts.text("Addresses"), detail(details -> String.join("\n", details.addresses())));
    }

    private ObservableValue<String> detail(Function<GuestDetails, String> words) {
        return texts.computed(() -> words.apply(model.detailsProperty().get()), model.detailsProperty());
    }

    private String uptime() {
        Usage usage = model.guest().usageProperty().get();
        Long seconds = usage.uptime();
        return seconds == null || seconds == 0 ? "" : quantities.duration(Duration.ofSeconds(seconds));
    }

    private Node notes() {
        Label text = new Label();
        text.setId("guest-notes");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.textProperty().bind(model.detailsProperty().map(details -> details.written("description")));
        Card card = new Card(Texts.text("Notes"), texts, text);
        card.visibleProperty().bind(text.textProperty().isNotEmpty());
        card.managedProperty().bind(card.visibleProperty());
        return card;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        model.open();
        agent.opened();
        load.opened();
    }

    @Override
    public void closed() {
        model.close();
        agent.closed();
        load.closed();
    }
}
