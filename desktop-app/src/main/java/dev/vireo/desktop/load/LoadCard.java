// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.load;

import dev.vireo.desktop.chart.Segments;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.summary.Card;
import dev.vireo.model.metric.LoadProfile;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The usual week of something as a heat map, with its meaning in words. It is not there where the server knows no such. */
public final class LoadCard {
    private final LoadViewModel model;
    private final Card card;

    /** A card of what that model reads. */
    public LoadCard(LoadViewModel model, Toolkit toolkit) {
        this.model = model;
        Texts texts = toolkit.texts();
        HeatMap map = new HeatMap(texts);
        Label meaning = new Label();
        meaning.setId("load-meaning");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        meaning.getStyleClass().add("card-hint");
        Wording wording = new Wording(texts);
        meaning.textProperty()
                .bind(texts.computed(
                        () -> wording.say(model.meaning()),
                        model.profileProperty(),
                        model.measureProperty(),
                        model.usageProperty()));
        boolean isSpace = model.measures().contains(LoadViewModel.Measure.SPACE);
        card = new Card(
                isSpace
                        ? Texts.text("Usual use by hour and weekday (95 % of the time below, 4 weeks)")
                        : Texts.text("Usual load by hour and weekday (95 % of the time below, 4 weeks)"),
                texts,
                map,
                meaning);
        card.setId("load-card");
        if (model.measures().size() > 1) {
            HBox choice = Segments.of(model.measures(), LoadCard::title, LoadCard::id, model.measureProperty(), texts);
            choice.visibleProperty().bind(model.profileProperty().map(LoadCard::isKnown));
            choice.managedProperty().bind(choice.visibleProperty());
            card.getChildren().add(1, choice);
        }
        model.profileProperty().addListener((observed, before, now) -> show(map));
        model.measureProperty().addListener((observed, before, now) -> show(map));
        show(map);
    }

    private static boolean isKnown(Optional<LoadProfile> profile) {
        return profile.filter(read -> read.days() >= UsualWeek.LEAST_DAYS).isPresent();
    }

    private void show(HeatMap map) {
        card.setVisible(model.profileProperty().get().isPresent());
        card.setManaged(card.isVisible());
        map.show(model.week());
        map.setVisible(model.week().isPresent());
        map.setManaged(map.isVisible());
    }

    private static String title(LoadViewModel.Measure measure) {
        return switch (measure) {
            case CPU -> Texts.text("CPU");
            case MEMORY -> Texts.text("Memory");
            case SPACE -> Texts.text("Space");
        };
    }

    private static String id(LoadViewModel.Measure measure) {
        return "load-" + measure.name().toLowerCase(Locale.ROOT);
    }

    /** The card. */
    public Region node() {
        return card;
    }

    /** Begins to read. */
    public void opened() {
        model.open();
    }

    /** Ends reading. */
    public void closed() {
        model.close();
    }
}
