// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.wizard;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Fold;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Several things of one kind, such as disks: a row of them to choose from, and the fields of the chosen one below.
 *
 * @param <E> what is described by each
 */
public final class FormTabs<E> {
    /**
     * What is described.
     *
     * @param <E> one of them
     */
    public interface Entries<E> {
        /** Those there are, in their order. */
        ObservableList<E> list();

        /** The name of one. */
        String title(E entry);

        /** What its name follows. */
        List<Observable> titleInputs(E entry);

        /** Draws its fields. */
        Node fields(E entry);

        /** Whether another one can be added. */
        boolean hasRoom();

        /** Adds another one. */
        void add();

        /** Whether one can go. */
        boolean mayRemove(E entry);

        /** Takes one away. */
        void remove(E entry);
    }

    /**
     * What it says.
     *
     * @param id begins the ids of its buttons
     */
    public record Words(String id, Sentence add, Sentence remove) {}

    private final Entries<E> entries;
    private final Words words;
    private final Toolkit toolkit;
    private final Wording wording;
    private final HBox tabs = new HBox();
    private final StackPane shown = new StackPane();
    private final ToggleGroup group = new ToggleGroup();

    /** Follows those entries. */
    public FormTabs(Entries<E> entries, Words words, Toolkit toolkit) {
        this.entries = entries;
        this.words = words;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
    }

    /** Draws them on a page. */
    public void fill(PageSheet sheet) {
        tabs.getStyleClass().add("disk-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        shown.setAlignment(Pos.TOP_LEFT);
        sheet.add(tabs);
        sheet.add(shown);
        entries.list().addListener((ListChangeListener<E>) change -> draw());
        draw();
    }

    /** Draws the fields of one, what it folds away in two columns. */
    public static Node fields(Texts texts, String id, Sheet sheet) {
        VBox fields = new VBox(
                FieldRows.of(texts, sheet.main().toArray(Field[]::new)),
                Fold.ofHalves(texts, id + "-advanced", sheet.summary(), sheet.advanced())
                        .node());
        fields.getStyleClass().add("wizard-disk");
        return fields;
    }

    private void draw() {
        tabs.getChildren().clear();
        shown.getChildren().clear();
        for (E entry : entries.list()) {
            ToggleButton tab = tab(entry);
            tabs.getChildren().add(tab);
            tab.setSelected(true);
            shown.getChildren().setAll(entries.fields(entry));
        }
        tabs.getChildren().addAll(adding(), removing());
    }

    private ToggleButton tab(E entry) {
        ToggleButton tab = new ToggleButton(entries.title(entry));
        tab.setToggleGroup(group);
        InvalidationListener rename = observable -> tab.setText(entries.title(entry));
        entries.titleInputs(entry).forEach(input -> input.addListener(rename));
        tab.setOnAction(event -> {
            tab.setSelected(true);
            shown.getChildren().setAll(entries.fields(entry));
        });
        return tab;
    }

    private Button adding() {
        Button add = new Button(null, toolkit.icons().icon(Icon.PLUS));
        add.setId(words.id() + "-add");
        add.textProperty().bind(wording.bind(words.add()));
        add.getStyleClass().add(Styles.FLAT);
        add.setDisable(!entries.hasRoom());
        add.setOnAction(event -> entries.add());
        return add;
    }

    private Button removing() {
        Button remove = new Button(null, toolkit.icons().icon(Icon.TRASH));
        remove.setId(words.id() + "-remove");
        remove.textProperty().bind(wording.bind(words.remove()));
        remove.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        suit(remove);
        group.selectedToggleProperty().addListener((observable, before, now) -> suit(remove));
        remove.setOnAction(event -> entries.remove(entries.list().get(shownIndex())));
        return remove;
    }

    private void suit(Button remove) {
        int index = shownIndex();
        boolean isThere = index >= 0 && index < entries.list().size();
        remove.setVisible(isThere && entries.mayRemove(entries.list().get(index)));
    }

    private int shownIndex() {
        return tabs.getChildren().indexOf((Node) group.getSelectedToggle());
    }
}
