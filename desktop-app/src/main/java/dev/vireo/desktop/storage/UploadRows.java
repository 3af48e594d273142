// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A row for each upload: name, progress, rate, time left, a cross to end it; or why it failed. */
public final class UploadRows {
    private final ObservableList<UploadModel> uploads;
    private final Consumer<UploadModel> dismiss;
    private final Toolkit toolkit;
    private final Wording wording;
    private final VBox rows = new VBox();

    /**
     * Rows that follow the uploads.
     *
     * @param dismiss takes an upload that has ended off the list
     */
    public UploadRows(ObservableList<UploadModel> uploads, Consumer<UploadModel> dismiss, Toolkit toolkit) {
        this.uploads = uploads;
        this.dismiss = dismiss;
        this.toolkit = toolkit;
        this.wording = new Wording(toolkit.texts());
        rows.getStyleClass().add("upload-rows");
        rows.managedProperty().bind(rows.visibleProperty());
        ListChangeListener<UploadModel> onChange = change -> draw();
        rows.setUserData(onChange); // lives as long as the rows: the uploads outlive them
        uploads.addListener(new WeakListChangeListener<>(onChange));
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(uploads.stream().map(this::row).toList());
        rows.setVisible(!uploads.isEmpty());
    }

    private Node row(UploadModel upload) {
        Label name = new Label(upload.fileName());
        name.setPrefWidth(260);
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(220);
        bar.setMinWidth(120);
        bar.progressProperty().bind(upload.shareProperty());
        Label words = new Label();
        words.textProperty()
                .bind(toolkit.texts()
                        .computed(
                                () -> describe(upload),
                                upload.shareProperty(),
                                upload.failureProperty(),
                                upload.phaseProperty()));
        ChangeListener<Sentence> onFailure = (observable, before, now) -> mark(words, now);
        words.setUserData(onFailure);
        upload.failureProperty().addListener(new WeakChangeListener<>(onFailure));
        mark(words, upload.failureProperty().get());
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button end = new Button(null, toolkit.icons().icon(Icon.CLOSE));
        end.setId("upload-end");
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.accessibleTextProperty().bind(wording.bind(Sentence.of("Cancel")));
        end.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        end.setOnAction(event -> end(upload));
        HBox row = new HBox(name, bar, words, end);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("upload-row");
        return row;
    }

    private static void mark(Label words, Sentence failure) {
        if (!failure.isEmpty()) {
            words.getStyleClass().add("field-error");
        }
    }

    private void end(UploadModel upload) {
        if (upload.phaseProperty().get() != UploadModel.Phase.SENDING) {
            dismiss.accept(upload);
        } else {
            upload.cancel();
        }
    }

    private String describe(UploadModel upload) {
        if (!upload.failureProperty().get().isEmpty()) {
            return wording.say(upload.failureProperty().get());
        }
        if (upload.isPresent()) {
            return wording.say(Sentence.of("The storage has this very file already: nothing was sent."));
        }
        if (upload.isChecking()) {
            return wording.say(Sentence.of("computing the checksum…"));
        }
        String share = toolkit.quantities().percent(upload.shareProperty().get());
        Duration left = upload.timeLeft();
        if (upload.bytesPerSecond() == 0) {
            return share;
        }
        String rate = toolkit.quantities().rate(upload.bytesPerSecond());
        return share + " · " + rate + " · "
                + wording.say(Sentence.of("{0} left", toolkit.quantities().duration(left)));
    }

    /** The rows; nothing while there are no uploads. */
    public Node node() {
        return rows;
    }
}
