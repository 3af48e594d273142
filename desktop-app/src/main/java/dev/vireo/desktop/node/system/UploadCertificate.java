// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CertificateEndpoints;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Gives a node a certificate that somebody else signed. */
final class UploadCertificate implements Operation {
    private final NodeCalls calls;
    private final InputField<String> chain = InputField.of(
                    new FieldState("certificate-chain", Sentence.of("Certificates")), ValueTypes.text())
            .ofManyLines();
    private final InputField<String> key = InputField.of(
                    new FieldState("certificate-key", Sentence.of("Private key")), ValueTypes.secret())
            .ofManyLines()
            .mayBeEmpty(Sentence.of("the present one"));
    private final FlagField force =
            new FlagField(new FieldState("certificate-force", Sentence.of("In place of an uploaded one")), true);
    private final FlagField atOnce =
            new FlagField(new FieldState("certificate-restart", Sentence.of("Use it at once")), true);

    UploadCertificate(NodeCalls calls) {
        this.calls = calls;
        chain.state()
                .hintProperty()
                .set(Sentence.of("In PEM: the node's first, then those who signed it, up to the authority."));
        key.state().hintProperty().set(Sentence.of("In PEM, without a password."));
        atOnce.state()
                .hintProperty()
                .set(Sentence.of(
                        "Connections that are open stay. This program asks once whether to trust the new one."));
    }

    @Override
    public Sentence title() {
        return Sentence.of("Certificate of {0}", calls.node().name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                Sentence.of("Clients of the node are shown this certificate in place of the node's own."));
    }

    @Override
    public Sheet sheet() {
        return Sheet.of(chain, key, atOnce, force);
    }

    @Override
    public Map<String, Field> byParameter() {
        return Map.of("certificates", chain, "key", key, "force", force, "restart", atOnce);
    }

    @Override
    public Sentence verb() {
        return Sentence.of("Upload");
    }

    @Override
    public Callable<List<String>> prepare() {
        Arguments arguments = calls.path()
                .with(CertificateEndpoints.CHAIN, chain.written() + "\n")
                .with(CertificateEndpoints.FORCE, force.isOn())
                .with(CertificateEndpoints.RESTART, atOnce.isOn());
        return calls.change(
                CertificateEndpoints.UPLOAD,
                key.written().isEmpty() ? arguments : arguments.with(CertificateEndpoints.KEY, key.written() + "\n"));
    }
}
