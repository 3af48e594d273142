// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.client.UploadFile;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.model.api.StorageEndpoints;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.storage.TemplateName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Gives a container template that is to be uploaded a name that a storage can take, and says which those are. */
final class NameTemplate implements Operation {
    private final UploadFile file;
    private final StorageId storage;
    private final Consumer<UploadFile> send;
    private final InputField<String> name;

    /** @param send sends the file under its right name; told on the FX thread */
    NameTemplate(UploadFile file, StorageId storage, Consumer<UploadFile> send) {
        this.file = file;
        this.storage = storage;
        this.send = send;
        this.name = InputField.of(
                        new FieldState("template-name", Sentence.of("Name there")), StorageEndpoints.UPLOAD_NAME.type())
                .checkedBy(NameTemplate::refuse)
                .holding(TemplateName.better(file.name()).orElse(file.name()));
        name.state()
                .hintProperty()
                .set(Sentence.of("Usual is system, version and architecture, such as {0}.", TemplateName.EXAMPLE));
    }

    /** Whether a file is a template with a name that none can have. */
    static boolean isNeededFor(UploadFile file) {
        return file.content().equals("vztmpl") && !TemplateName.isRight(file.name());
    }

    private static Optional<Sentence> refuse(String wanted) {
        if (TemplateName.isRight(wanted)) {
            return Optional.empty();
        }
        return Optional.of(TemplateName.better(wanted)
                .map(better -> Sentence.of("No template can be called so. Possible is {0}.", better))
                .orElse(Sentence.of("A name is needed that ends with .tar, .tar.gz, .tar.xz, .tar.zst or .tar.bz2.")));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Upload {0} to {1}", file.name(), storage.name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(Sentence.of(
                "No container template can be called so: the name ends with .tar, .tar.gz, .tar.xz, .tar.zst or .tar.bz2,"
                        + " which tells how the archive is packed, and has no slashes, commas, or dots and hyphens at its"
                        + " beginning. The file on this computer keeps its name."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(name);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("filename", name);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Upload");
    }

    @Override
    public Callable<List<String>> prepare() {
        send.accept(new UploadFile(file.path(), name.written().strip(), file.content(), file.sha256()));
        return List::of;
    }
}
