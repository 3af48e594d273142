// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Explanation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.Map;
import java.util.Optional;

/** Password and SSH keys of a new container's root. */
public final class LoginFields {
    /** No text of an error repeats the password. */
    private static final Explanation SECRET = (given, cause) -> given.length() < 5
            ? Sentence.of("At least 5 characters are needed, {0} are given.", Integer.toString(given.length()))
            : Sentence.of("At most 1024 characters fit, without line breaks.");

    private final InputField<String> password = InputField.of(
                    new FieldState("wizard-password", Sentence.of("Password")),
                    ContainerEndpoints.PASSWORD.type(),
                    SECRET)
            .mayBeEmpty(Sentence.of("none"))
            .ofSecret();
    private final InputField<String> again = InputField.of(
                    new FieldState("wizard-password-again", Sentence.of("Password again")), ValueTypes.text(), SECRET)
            .ofSecret();
    private final InputField<String> keys = InputField.of(
                    new FieldState("wizard-ssh-keys", Sentence.of("SSH keys")),
                    ContainerEndpoints.SSH_KEYS.type(),
                    (given, cause) ->
                            Sentence.of("Public keys are needed, one a line, such as “ssh-ed25519 AAAA… name”."))
            .ofManyLines()
            .mayBeEmpty(Sentence.of("Paste public keys, or drop a file such as id_ed25519.pub here"));

    LoginFields() {
        again.checkedBy(
                typed -> typed.equals(password.written())
                        ? Optional.empty()
                        : Optional.of(Sentence.of("The two passwords differ.")),
                password.textProperty());
        again.state().enabledProperty().bind(password.textProperty().isNotEmpty());
        password.textProperty().addListener(observable -> tell());
        keys.textProperty().addListener(observable -> tell());
        tell();
    }

    private void tell() {
        boolean isClosed = password.written().isEmpty() && keys.written().isEmpty();
        password.state()
                .hintProperty()
                .set(
                        isClosed
                                ? Sentence.of("Without a password or a key nobody can log in to the container.")
                                : Sentence.EMPTY);
    }

    /** Adds the keys of a file to those that are there. */
    public void addKeys(String text) {
        String before = keys.written();
        keys.textProperty().set(before.isEmpty() ? text.strip() : before + "\n" + text.strip());
    }

    /** Says that a file could not be read. */
    public void refuseFile(String file, String reason) {
        keys.state().refusalProperty().set(Optional.of(Sentence.of("{0} cannot be read: {1}", file, reason)));
    }

    Options options() {
        return Options.EMPTY
                .withNullable(ContainerEndpoints.PASSWORD, password.value().orElse(null))
                .withNullable(ContainerEndpoints.SSH_KEYS, keys.value().orElse(null));
    }

    Map<String, Field> byParameter() {
        return Map.of("password", password, "ssh-public-keys", keys);
    }

    /** The password. */
    public InputField<String> password() {
        return password;
    }

    /** The same once more. */
    public InputField<String> again() {
        return again;
    }

    /** Public keys, one a line. */
    public InputField<String> keys() {
        return keys;
    }
}
