// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.form;

import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Draws things in an order: dragged by the mouse, moved by Alt with an arrow key, ticked by the space bar. */
final class OrderList {
    private static final double ROW = 32;
    private static final int MOST_ROWS = 8;

    private final OrderField field;
    private final Wording wording;
    private final ListView<OrderField.Entry> list;

    OrderList(OrderField field, Wording wording) {
        this.field = field;
        this.wording = wording;
        this.list = new ListView<>(field.entries());
        list.getStyleClass().add("order-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(any -> new EntryCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.entries().addListener((ListChangeListener<OrderField.Entry>) change -> fit());
        fit();
    }

    private void fit() {
        list.setPrefHeight(Math.max(1, Math.min(field.entries().size(), MOST_ROWS)) * ROW + 8);
    }

    private void pressed(KeyEvent event) {
        int place = list.getSelectionModel().getSelectedIndex();
        if (place < 0) {
            return;
        }
        if (event.isAltDown() && event.getCode() == KeyCode.UP) {
            move(place, place - 1);
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
            move(place, place + 1);
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE) {
            tick(place, !field.entries().get(place).counts());
            event.consume();
        }
    }

    private void move(int from, int to) {
        field.move(from, to);
        list.getSelectionModel().select(Math.max(0, Math.min(to, field.entries().size() - 1)));
    }

    private void tick(int place, boolean counts) {
        field.setCounting(place, counts);
        list.getSelectionModel().select(place);
    }

    ListView<OrderField.Entry> control() {
        return list;
    }

    private final class EntryCell extends ListCell<OrderField.Entry> {
        private final CheckBox box = new CheckBox();

        EntryCell() {
            box.setFocusTraversable(false);
            // Cut with an ellipsis instead of scrolling to the side.
            setPrefWidth(0);
            box.setOnAction(event -> tick(getIndex(), box.isSelected()));
            setOnDragDetected(event -> {
                if (getItem() != null) {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(getItem().word());
                    startDragAndDrop(TransferMode.MOVE).setContent(content);
                    event.consume();
                }
            });
            setOnDragOver(event -> {
                if (event.getDragboard().hasString()) {
                    event.acceptTransferModes(TransferMode.MOVE);
                    event.consume();
                }
            });
            setOnDragDropped(this::dropped);
        }

        private void dropped(DragEvent event) {
            String word = event.getDragboard().getString();
            for (int from = 0; from < field.entries().size(); from++) {
                if (field.entries().get(from).word().equals(word)) {
                    move(from, isEmpty() ? field.entries().size() : getIndex());
                    break;
                }
            }
            event.setDropCompleted(true);
            event.consume();
        }

        @Override
        protected void updateItem(OrderField.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            textProperty().unbind();
            if (empty || entry == null) {
                setText("");
                setGraphic(null);
                return;
            }
            textProperty().bind(wording.bind(entry.label()));
            box.setSelected(entry.counts());
            setGraphic(box);
        }
    }
}
