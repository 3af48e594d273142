// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.StorageChoices;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import dev.vireo.model.storage.StorageAnswers.VolumeEntry;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;

/** The archive that the container is made of. */
public final class TemplatePage implements OrderPage {
    private final ChoiceField<StorageState> storage = new ChoiceField<StorageState>(
                    new FieldState("wizard-template-storage", Sentence.of("Storage")))
            .missing(Sentence.of("No storage of this node takes container templates. Allow them in a storage first."));
    private final ChoiceField<String> template = new ChoiceField<String>(
                    new FieldState("wizard-template", Sentence.of("Template")))
            .missing(Sentence.of("There is no template on this storage yet."));
    private final ReadOnlyObjectWrapper<Boolean> lacking = new ReadOnlyObjectWrapper<>(false);
    private final Form form = Form.of(storage, template);

    /** Offers the storages that take templates. */
    public void offerStorages(List<StorageState> storages) {
        storage.offer(StorageChoices.of(storages));
        if (storages.isEmpty()) {
            offerTemplates(List.of());
        }
    }

    /** Offers the templates on the chosen storage. */
    public void offerTemplates(List<VolumeEntry> templates) {
        template.offer(templates.stream().map(TemplatePage::choice).toList());
        lacking.set(templates.isEmpty());
    }

    private static Choice<String> choice(VolumeEntry volume) {
        String name = volume.volid().replaceFirst("^[^/]*/", "");
        Long bytes = volume.size();
        Sentence detail =
                bytes == null ? Sentence.EMPTY : Sentence.of("{0} MiB", Long.toString(Math.max(1, bytes >> 20)));
        return Choice.of(volume.volid(), Sentence.verbatim(name), detail);
    }

    /** Where the template lies. */
    public ChoiceField<StorageState> storage() {
        return storage;
    }

    /** The template. */
    public ChoiceField<String> template() {
        return template;
    }

    /** Whether there is none to choose from, so that ways to get one are shown. */
    public ReadOnlyObjectProperty<Boolean> lackingProperty() {
        return lacking.getReadOnlyProperty();
    }

    @Override
    public Sentence step() {
        return Sentence.of("Template");
    }

    @Override
    public Sentence question() {
        return Sentence.of("Which system is the container made of?");
    }

    @Override
    public ObservableBooleanValue valid() {
        return form.valid();
    }

    @Override
    public Options options() {
        return Options.EMPTY.withNullable(
                ContainerEndpoints.TEMPLATE, template.value().orElse(null));
    }

    @Override
    public boolean refuse(String parameter, Sentence reason) {
        return new Refusals(Map.of("ostemplate", template)).refuse(parameter, reason);
    }
}
