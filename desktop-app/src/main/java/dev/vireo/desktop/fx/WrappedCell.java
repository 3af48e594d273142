// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A table's cell of text that takes as many lines as its column needs, so that nothing is cut off.
 *
 * @param <S> what stands in a row
 */
public final class WrappedCell<S> extends TableCell<S, S> {
    /** What the cell's padding takes of its column's width, in pixels. */
    private static final double PADDING = 18;

    private final Function<S, ObservableValue<String>> words;
    private final Text text = new Text();
    private Function<S, String> look = any -> "";

    /** @param words the text of a row, which the cell follows */
    public WrappedCell(Function<S, ObservableValue<String>> words) {
        this.words = words;
        text.getStyleClass().add("wrapped-text");
        getStyleClass().add("wrapped-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        tableColumnProperty().flatMap(column -> column.widthProperty()).addListener((observed, before, now) -> {
            if (now != null) {
                text.setWrappingWidth(Math.max(1, now.doubleValue() - PADDING));
            }
        });
    }

    /** The same with a style class that depends on the row. */
    public WrappedCell<S> looking(Function<S, String> style) {
        look = style;
        return this;
    }

    /** The same at the right, as numbers stand. */
    public WrappedCell<S> alignedRight() {
        text.setTextAlignment(TextAlignment.RIGHT);
        return this;
    }

    @Override
    protected void updateItem(@Nullable S item, boolean empty) {
        super.updateItem(item, empty);
        text.textProperty().unbind();
        textProperty().unbind();
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        text.getStyleClass().setAll("wrapped-text", look.apply(item));
        ObservableValue<String> said = words.apply(item);
        text.textProperty().bind(said);
        textProperty().bind(said); // not drawn, but read aloud
        setGraphic(text);
    }
}
