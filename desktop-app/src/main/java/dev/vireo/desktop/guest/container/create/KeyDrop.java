// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.fx.Toolkit;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** The field of SSH keys, onto which files can be dropped. */
record KeyDrop(LoginFields login, Toolkit toolkit) {
    /** More bytes are no list of public keys. */
    private static final long LARGEST = 64 << 10;

    Node node() {
        Node rows = FieldRows.of(toolkit.texts(), login.keys());
        rows.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        rows.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                event.getDragboard().getFiles().stream().map(File::toPath).forEach(this::take);
                event.setDropCompleted(true);
                event.consume();
            }
        });
        return rows;
    }

    private void take(Path file) {
        toolkit.background()
                .run(
                        () -> read(file),
                        login::addKeys,
                        reason -> login.refuseFile(file.toString(), Failures.words(reason)));
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " has more than " + LARGEST + " bytes");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
