// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.list;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.fx.WrappedCell;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Shows a list as a table whose words follow the language.
 *
 * @param <T> what stands in a row
 */
public final class ListTable<T> {
    /** Nothing to worry about. */
    public static final String PLAIN = "state-plain";
    /** Something may be wrong. */
    public static final String DOUBTFUL = "state-doubtful";
    /** Something is wrong. */
    public static final String BAD = "state-bad";

    /** Of a column, in pixels. */
    private static final double NARROWEST = 72;

    private final Wording wording;
    private final TableView<T> table;

    /**
     * @param id of the table in the scene graph
     * @param empty what an empty list means and what to do
     */
    public ListTable(String id, ShownList<T> list, Sentence empty, Toolkit toolkit) {
        this.wording = new Wording(toolkit.texts());
        Rows<T> rows = list.rows();
        this.table = new TableView<>(rows.items());
        table.setId(id);
        table.getStyleClass().add("configuration-list");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label placeholder = new Label();
        placeholder.setWrapText(true);
        placeholder
                .textProperty()
                .bind(toolkit.texts()
                        .computed(
                                () -> rows.loadedProperty().get()
                                        ? wording.say(empty)
                                        : rows.failureProperty().get().isEmpty()
                                                ? wording.say(Sentence.of("Reading…"))
                                                : "",
                                rows.loadedProperty(),
                                rows.failureProperty()));
        table.setPlaceholder(placeholder);
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    /** Adds a column at the right. */
    public ListTable<T> column(Sentence title, double width, Function<T, Sentence> words) {
        return column(title, width, words, any -> PLAIN);
    }

    /**
     * Adds a column of states.
     *
     * @param look {@link #PLAIN}, {@link #DOUBTFUL} or {@link #BAD}
     */
    public ListTable<T> column(Sentence title, double width, Function<T, Sentence> words, Function<T, String> look) {
        add(title, width).setCellFactory(any -> new WrappedCell<T>(item -> bind(item, words)).looking(look));
        return this;
    }

    /** Adds a column of numbers at the right. */
    public ListTable<T> number(Sentence title, double width, Function<T, Sentence> words) {
        TableColumn<T, T> column = add(title, width);
        column.getStyleClass().add("number-column");
        column.setCellFactory(any -> new WrappedCell<T>(item -> bind(item, words)).alignedRight());
        return this;
    }

    /** The words are asked anew in another language: they may hold dates and sizes. */
    private StringBinding bind(T item, Function<T, Sentence> words) {
        return wording.texts().computed(() -> wording.say(words.apply(item)));
    }

    private TableColumn<T, T> add(Sentence title, double width) {
        TableColumn<T, T> column = new TableColumn<>();
        column.textProperty().bind(wording.bind(title));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, NARROWEST)); // a drawer beside the list breaks no word
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        table.getColumns().add(column);
        return column;
    }

    /** Lets Enter and a double click on a row do something with it. */
    public ListTable<T> opening(Consumer<T> action) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && selected().isPresent()) {
                event.consume();
                selected().ifPresent(action);
            }
        });
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && isOnRow(event.getTarget())) {
                selected().ifPresent(action);
            }
        });
        return this;
    }

    /** Headings, scroll bars and what is below the last row open nothing. */
    private static boolean isOnRow(Object target) {
        for (Node node = target instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node instanceof TableRow<?> row) {
                return !row.isEmpty();
            }
        }
        return false;
    }

    /** The row that is selected. */
    public Optional<T> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    /** Does something with the selected row, if there is one. */
    public Runnable with(Consumer<T> action) {
        return () -> selected().ifPresent(action);
    }

    /** Whether no row is selected. */
    public BooleanBinding noneIsSelected() {
        return Bindings.isNull(table.getSelectionModel().selectedItemProperty());
    }

    /** The table. */
    public TableView<T> table() {
        return table;
    }
}
