// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.options;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertyText;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the firmware tells about the machine. Texts are written in base64, so that they may hold anything. */
final class SmbiosOption {
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final PropertyText FORM = PropertyText.of("");

    private final InputField<String> uuid = InputField.of(
                    new FieldState("edit-smbios-uuid", Sentence.verbatim("UUID")),
                    ValueTypes.text(UUID, "a UUID"),
                    (given, cause) ->
                            Sentence.of("A UUID is needed: 32 hexadecimal digits with hyphens; “{0}” is given.", given))
            .mayBeEmpty(Sentence.of("none"));
    private final Map<String, InputField<String>> texts = new LinkedHashMap<>();

    SmbiosOption() {
        add("manufacturer", Sentence.of("Manufacturer"));
        add("product", Sentence.of("Product"));
        add("version", Sentence.of("Version"));
        add("serial", Sentence.of("Serial number"));
        add("sku", Sentence.verbatim("SKU"));
        add("family", Sentence.of("Family"));
    }

    private void add(String part, Sentence label) {
        texts.put(
                part,
                InputField.of(new FieldState("edit-smbios-" + part, label), ValueTypes.text(64))
                        .mayBeEmpty(Sentence.of("none")));
    }

    Editor editor() {
        List<Field> fields = new ArrayList<>(texts.values());
        fields.add(0, uuid);
        return FormEditor.of(
                Sentence.of("SMBIOS fields"),
                Sheet.of(fields.toArray(Field[]::new)),
                Setting.of(VmOptions.SMBIOS.name(), uuid, this::written, this::show));
    }

    private void show(String written) {
        Options parts = FORM.parse(written);
        boolean isEncoded = "1".equals(parts.raw("base64"));
        uuid.textProperty().set(raw(parts, "uuid"));
        texts.forEach(
                (part, field) -> field.textProperty().set(isEncoded ? decode(raw(parts, part)) : raw(parts, part)));
    }

    private static String raw(Options parts, String part) {
        String raw = parts.raw(part);
        return raw == null ? "" : raw;
    }

    private static String decode(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not what the flag promises: shown as it is.
            return text;
        }
    }

    private String written() {
        Options parts = Options.EMPTY;
        for (Map.Entry<String, InputField<String>> text : texts.entrySet()) {
            String given = text.getValue().formatted();
            if (!given.isEmpty()) {
                byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
                parts = parts.with(text.getKey(), Base64.getEncoder().encodeToString(bytes));
            }
        }
        Options all = parts.isEmpty() ? parts : parts.with("base64", "1");
        return FORM.format(
                uuid.formatted().isEmpty()
                        ? all
                        : Options.EMPTY.with("uuid", uuid.formatted()).overlaidBy(all));
    }
}
